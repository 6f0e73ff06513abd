create sequence notification_id_seq as bigint start 1000;

-- What accounts were told. A deleted one stays as a row without values, so that its event can't bring it back.
create table notification (
  tenant_id   int         not null,
  id          bigint      not null default nextval('notifications.notification_id_seq'),
  account_id  bigint      not null,
  kind        text        not null,
  key         text        not null,
  vals        jsonb       not null,
  occurred_at timestamptz not null,
  correlation_id text     not null,
  -- its kind was away when it came
  waiting     boolean     not null default false,
  in_app      boolean     not null default false,
  read_at     timestamptz,
  deleted_at  timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, kind, key)
);
create index notification_inbox on notification (tenant_id, account_id, id desc)
  where in_app and deleted_at is null;
create index notification_unread on notification (tenant_id, account_id)
  where in_app and deleted_at is null and read_at is null;
create index notification_waiting on notification (tenant_id, kind) where waiting;

-- Where a member chose otherwise than a kind's default.
create table preference (
  tenant_id  int     not null,
  account_id bigint  not null,
  kind       text    not null,
  channel    text    not null,
  wanted     boolean not null,
  primary key (tenant_id, account_id, kind, channel)
);

select platform.guard_tenant_table('notifications.notification');
select platform.guard_tenant_table('notifications.preference');

create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  gone bigint;
  more bigint;
begin
  delete from notifications.notification
   where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics gone = row_count;
  delete from notifications.preference
   where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;

-- Notices hold no data of the kinds that can be restricted.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
