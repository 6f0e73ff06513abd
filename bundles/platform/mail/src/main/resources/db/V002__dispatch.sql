-- Which mails are to be sent when: ids only, for the dispatcher. A claimed mail comes due again after its lease, so a node that dies in
-- the middle leaves nothing behind.
set local search_path = dispatch;

create table mail (
  tenant_id  int         not null,
  id         bigint      not null,
  not_before timestamptz not null default now(),
  attempts   int         not null default 0,
  -- counts claims: whoever holds an older one has lost its lease
  version    int         not null default 0,
  primary key (tenant_id, id)
);
create index mail_due on mail (not_before);

create function mail_queue(p_id bigint) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into mail (tenant_id, id) values (platform.current_tenant(), p_id)
$$;

-- True when the lease still held.
create function mail_settle(p_id bigint, p_version int) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  delete from mail
   where tenant_id = platform.current_tenant() and id = p_id and version = p_version;
  return found;
end
$$;

select platform.allow_app('dispatch.mail_queue(bigint)');
select platform.allow_app('dispatch.mail_settle(bigint, int)');
