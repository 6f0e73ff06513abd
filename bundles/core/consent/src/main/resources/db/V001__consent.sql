-- Purposes as the parts of the service declare them, and every version of every notice. Of no tenant: the same for all.
create table purpose (
  name                text        not null primary key,
  recipient           text        not null,
  kinds               text[]      not null,
  version             int         not null,
  -- until then a yes to the version before counts
  previous_counts_till timestamptz not null
);

create table notice (
  purpose      text        not null,
  version      int         not null,
  language     text        not null,
  title        text        not null,
  words        text        not null,
  published_at timestamptz not null default now(),
  primary key (purpose, version, language)
);
select platform.append_only('consent.notice');

-- What people decided last. What they decided before is on the audit's record.
create table decision (
  tenant_id  int         not null,
  account_id bigint      not null,
  purpose    text        not null,
  kind       text        not null,
  recipient  text        not null,
  granted    boolean     not null,
  version    int         not null,
  decided_at timestamptz not null,
  primary key (tenant_id, account_id, purpose, kind, recipient)
);
create index decision_granted on decision (tenant_id, purpose, kind, recipient, account_id) where granted;

-- A person who objected to a purpose, or wants its processing to rest; purpose * is all of them.
create table restriction (
  tenant_id  int         not null,
  account_id bigint      not null,
  purpose    text        not null,
  kind       text        not null check (kind in ('restricted', 'objected', 'erased')),
  by_role    text        not null,
  since      timestamptz not null,
  primary key (tenant_id, account_id, purpose, kind)
);

-- Who looked at whose data.
create table access (
  tenant_id      int         not null,
  id             bigint      generated always as identity,
  account_id     bigint      not null,
  at             timestamptz not null,
  actor_role     text        not null,
  kinds          text[]      not null,
  reason         text        not null,
  correlation_id text        not null,
  primary key (tenant_id, id)
);
create index access_account on access (tenant_id, account_id, id);

-- Parts that hold data about people, with the schema their functions are in. Remembered when their bundles are gone.
create table part (
  name        text not null primary key,
  schema_name text not null,
  position    int  not null
);

select platform.guard_tenant_table(name::regclass) from unnest(array['decision', 'restriction', 'access']) name;
select platform.append_only('consent.access');

-- Whether data of a kind may be used now. No decision means no.
create function allows(p_account bigint, p_purpose text, p_kind text, p_recipient text) returns boolean
language sql stable as $$
  select exists (
    select from consent.decision d join consent.purpose p on p.name = d.purpose
    where d.tenant_id = (select platform.current_tenant()) and d.account_id = p_account and d.purpose = p_purpose and d.kind = p_kind
      and d.recipient = p_recipient and d.granted
      and (d.version >= p.version or d.version = p.version - 1 and statement_timestamp() < p.previous_counts_till))
  and not exists (
    select from consent.restriction r
    where r.tenant_id = (select platform.current_tenant()) and r.account_id = p_account and r.purpose in (p_purpose, '*'))
$$;

-- The accounts that allow it, to be joined with their data in the same statement.
create function allowing(p_purpose text, p_kind text, p_recipient text) returns setof bigint
language sql stable as $$
  select d.account_id from consent.decision d join consent.purpose p on p.name = d.purpose
  where d.tenant_id = (select platform.current_tenant()) and d.purpose = p_purpose and d.kind = p_kind and d.recipient = p_recipient
    and d.granted and (d.version >= p.version or d.version = p.version - 1 and statement_timestamp() < p.previous_counts_till)
    and not exists (
      select from consent.restriction r
      where r.tenant_id = d.tenant_id and r.account_id = d.account_id and r.purpose in (p_purpose, '*'))
$$;

-- Who stores takes the lock shared, who decides takes it alone: nothing is stored after a refusal was committed.
create function hold(p_account bigint, p_alone boolean) returns void
language plpgsql as $$
begin
  if p_alone then
    perform pg_advisory_xact_lock(hashtext('wellbundle.consent'), hashint8(p_account));
  else
    perform pg_advisory_xact_lock_shared(hashtext('wellbundle.consent'), hashint8(p_account));
  end if;
end
$$;

-- Kinds that may be stored. Volatile: it has to see what was committed while it waited.
create function collectable(p_account bigint) returns setof text
language plpgsql volatile as $$
begin
  perform consent.hold(p_account, false);
  return query
    select k from consent.purpose p cross join unnest(p.kinds) k
    where p.name = 'storage' and consent.allows(p_account, 'storage', k, p.recipient);
end
$$;

create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
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
  delete from restriction where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  -- Keeps late pages and second thoughts of anybody out, for good.
  insert into restriction values (mine, p_account, '*', 'erased', 'system', now());
  return gone + more;
end
$$;

create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language plpgsql security definer set search_path = consent, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
begin
  perform consent.hold(p_account, true);
  if p_restricted then
    insert into restriction values (mine, p_account, '*', 'restricted', 'system', now()) on conflict do nothing;
  else
    delete from restriction where tenant_id = mine and account_id = p_account and purpose = '*' and kind = 'restricted';
  end if;
end
$$;
