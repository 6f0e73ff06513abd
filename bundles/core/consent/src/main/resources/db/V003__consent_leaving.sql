-- Who wants to be erased rests until then: nothing is collected, nobody gets anything.
alter table restriction drop constraint restriction_kind_check;
alter table restriction add constraint restriction_kind_check check (kind in ('restricted', 'objected', 'leaving', 'erased'));

-- People who asked to be erased. The row drives the erasure, so it outlives the person's data by one transaction: the one that writes the
-- receipt.
create table departure (
  tenant_id  int         not null,
  account_id bigint      not null,
  asked_at   timestamptz not null,
  due_at     timestamptz not null,
  -- of the key in the mail that takes it back
  key_hash   bytea       not null,
  -- number of the receipt; the audit's entry about the erasure bears it
  receipt    text        not null,
  -- whom the receipt goes to, sealed; there once the account is closed, from when on nothing can be taken back
  farewell   bytea,
  next_at    timestamptz not null,
  primary key (tenant_id, account_id),
  unique (tenant_id, key_hash)
);
create index departure_next on departure (next_at);

-- Everything held about a person, put together for that person to fetch.
create table archive (
  tenant_id   int         not null,
  id          uuid        not null,
  account_id  bigint      not null,
  profiles    bigint[]    not null,
  state       text        not null check (state in ('preparing', 'ready', 'failed')),
  asked_at    timestamptz not null,
  finished_at timestamptz,
  size        bigint      not null default 0,
  missing     text[]      not null default '{}',
  next_at     timestamptz,
  attempts    int         not null default 0,
  primary key (tenant_id, id)
);
create unique index archive_one_at_a_time on archive (tenant_id, account_id) where state = 'preparing';
create index archive_account on archive (tenant_id, account_id, asked_at);
create index archive_next on archive (next_at) where next_at is not null;
create index archive_age on archive (asked_at);

-- Sealed with the person's key, piece by piece.
create table archive_piece (
  tenant_id  int    not null,
  archive_id uuid   not null,
  number     int    not null,
  content    bytea  not null,
  primary key (tenant_id, archive_id, number),
  foreign key (tenant_id, archive_id) references archive (tenant_id, id) on delete cascade
);
alter table archive_piece alter column content set storage external;

select platform.guard_tenant_table(name::regclass) from unnest(array['departure', 'archive', 'archive_piece']) name;

-- For the dispatcher, which sees no tenant's table. What is claimed comes due again after the lease.
create function dispatch.departures_claim(p_now timestamptz, p_lease interval, p_limit int)
returns table (tenant_id int, account_id bigint)
language sql security definer set search_path = consent, pg_temp as $$
  update departure d set next_at = p_now + p_lease
    from (select tenant_id, account_id from departure where next_at <= p_now order by next_at limit p_limit for update skip locked) due
   where d.tenant_id = due.tenant_id and d.account_id = due.account_id
  returning d.tenant_id, d.account_id
$$;

create function dispatch.archives_claim(p_now timestamptz, p_lease interval, p_limit int)
returns table (tenant_id int, id uuid, attempts int)
language sql security definer set search_path = consent, pg_temp as $$
  update archive a set next_at = p_now + p_lease, attempts = a.attempts + 1
    from (select tenant_id, id from archive where next_at <= p_now order by next_at limit p_limit for update skip locked) due
   where a.tenant_id = due.tenant_id and a.id = due.id
  returning a.tenant_id, a.id, a.attempts
$$;

create function dispatch.archives_due(p_before timestamptz) returns table (due bigint, oldest timestamptz)
language sql stable security definer set search_path = consent, pg_temp as $$
  select (select count(*) from archive where asked_at < p_before), (select min(asked_at) from archive)
$$;

create function dispatch.archives_purge(p_before timestamptz, p_limit int) returns int
language plpgsql security definer set search_path = consent, pg_temp as $$
declare
  removed int;
begin
  delete from archive a using (select tenant_id, id from archive where asked_at < p_before order by asked_at limit p_limit) old
   where a.tenant_id = old.tenant_id and a.id = old.id;
  get diagnostics removed = row_count;
  return removed;
end
$$;

create or replace function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql security definer set search_path = consent, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
  gone bigint;
  more bigint;
begin
  perform consent.hold(p_account, true);
  delete from decision where tenant_id = mine and account_id = p_account;
  get diagnostics gone = row_count;
  delete from access where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from archive where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from restriction where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  -- Keeps late pages and second thoughts of anybody out, for good.
  insert into restriction values (mine, p_account, '*', 'erased', 'system', now());
  return gone + more;
end
$$;

-- What a member let rest stays at rest when the service lets things go on.
create or replace function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language plpgsql security definer set search_path = consent, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
begin
  perform consent.hold(p_account, true);
  if p_restricted then
    insert into restriction values (mine, p_account, '*', 'restricted', 'system', now()) on conflict do nothing;
  else
    delete from restriction where tenant_id = mine and account_id = p_account and purpose = '*' and kind = 'restricted' and by_role = 'system';
  end if;
end
$$;
