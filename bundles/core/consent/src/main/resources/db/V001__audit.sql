-- What happened, in the order of commits, for good. An entry holds codes and pseudonyms; the chain makes each of them vouch for all
-- before it. docs/decisions/0017-audit-chain.md says why it is built like this, and how an entry is encoded.

create table entry (
  tenant_id      int         not null,
  id             bigint      generated always as identity,
  at             timestamptz not null,
  action         text        not null,
  actor_role     text        not null,
  actor          bytea,
  subject        bytea,
  object_kind    text,
  object_id      text,
  -- keys and values in turn
  details        text[]      not null,
  correlation_id text        not null,
  primary key (tenant_id, id)
);

create table chain (
  tenant_id int    not null,
  number    bigint not null,
  entry_id  bigint not null,
  hash      bytea  not null,
  primary key (tenant_id, number)
);
create index chain_entry on chain (tenant_id, entry_id);

-- Where each tenant's chain ends.
create table head (
  tenant_id int    not null primary key,
  number    bigint not null,
  hash      bytea  not null
) with (fillfactor = 50);

-- Where it stood at times, sealed with a key that isn't in the database: who cuts or rewrites the chain can't write these.
create table anchor (
  tenant_id int         not null,
  number    bigint      not null,
  at        timestamptz not null default now(),
  sealed    bytea       not null,
  primary key (tenant_id, number)
);

-- What ties pseudonyms to accounts. Erasing a person empties the key; the row stays, so that none is made again. Left out of dumps, as
-- schema keyring is.
create table pseudonym_key (
  tenant_id  int         not null,
  account_id bigint      not null,
  secret     bytea,
  erased_at  timestamptz,
  primary key (tenant_id, account_id),
  check ((secret is null) = (erased_at is not null))
);

select platform.guard_tenant_table(name::regclass)
from unnest(array['entry', 'chain', 'head', 'anchor', 'pseudonym_key']) name;

-- The application reads the record, and writes through append() only.
do $$
declare
  app constant text := (select name from platform.role where purpose = 'app');
begin
  execute format('revoke insert, update, delete, truncate on audit.entry, audit.chain, audit.head from %I', app);
  execute format('revoke update, delete, truncate on audit.anchor from %I', app);
  execute format('revoke all on audit.pseudonym_key from %I', app);
end
$$;

-- A stable alias of something that belongs to an account; null once the account's key is gone.
create function pseudonym(p_account bigint, p_kind text, p_id text) returns bytea
language plpgsql security definer set search_path = audit, pg_temp as $$
declare
  tenant constant int := platform.current_tenant();
  found_secret bytea;
begin
  if p_account is null then
    return null;
  end if;
  select secret into found_secret from pseudonym_key where tenant_id = tenant and account_id = p_account;
  if not found then
    insert into pseudonym_key (tenant_id, account_id, secret)
    values (tenant, p_account, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
    on conflict do nothing;
    select secret into found_secret from pseudonym_key where tenant_id = tenant and account_id = p_account;
  end if;
  return substring(sha256(found_secret || convert_to(p_kind || ':' || p_id, 'UTF8')) for 16);
end
$$;

-- Appends for the transaction's tenant. The object's id of somebody's affair is an alias too.
create function append(p_action text, p_actor_role text, p_actor bigint, p_subject bigint, p_object_kind text, p_object_id text,
  p_details text[], p_correlation text) returns void
language plpgsql security definer set search_path = audit, pg_temp as $$
begin
  if cardinality(p_details) > 24 or exists (select from unnest(p_details) part where length(part) > 200 or part like '%@%') then
    raise exception 'an audit entry holds codes, not contents' using errcode = 'WB002';
  end if;
  insert into entry (tenant_id, at, action, actor_role, actor, subject, object_kind, object_id, details, correlation_id)
  values (platform.current_tenant(), clock_timestamp(), p_action, p_actor_role,
    pseudonym(p_actor, 'account', p_actor::text), pseudonym(p_subject, 'account', p_subject::text), p_object_kind,
    case when p_subject is null then p_object_id else encode(pseudonym(p_subject, p_object_kind, p_object_id), 'hex') end,
    coalesce(p_details, '{}'), left(p_correlation, 100));
end
$$;

-- A field of the encoding: length in four bytes, then the content; a null is a length of -1.
create function field(p_content bytea) returns bytea
language sql immutable parallel safe as
$$ select coalesce(int4send(length(p_content)) || p_content, '\xffffffff'::bytea) $$;

create function field(p_content text) returns bytea
language sql immutable parallel safe as
$$ select audit.field(convert_to(p_content, 'UTF8')) $$;

create function encoded(p_number bigint, p_entry entry) returns bytea
language plpgsql stable as $$
declare
  part text;
  encoding bytea := audit.field('wellbundle-audit-1'::text) || int4send(p_entry.tenant_id) || int8send(p_number) || int8send(p_entry.id)
    || int8send((extract(epoch from p_entry.at) * 1000000)::bigint)
    || audit.field(p_entry.action) || audit.field(p_entry.actor_role) || audit.field(p_entry.actor) || audit.field(p_entry.subject)
    || audit.field(p_entry.object_kind) || audit.field(p_entry.object_id) || int4send(cardinality(p_entry.details));
begin
  foreach part in array p_entry.details loop
    encoding := encoding || audit.field(part);
  end loop;
  return encoding || audit.field(p_entry.correlation_id);
end
$$;

-- Runs as part of the commit, so that the head is locked for no longer than the commit takes, and the chain's order is that of commits.
create function chain_entry() returns trigger
language plpgsql security definer set search_path = audit, pg_temp as $$
declare
  last head;
  next_hash bytea;
begin
  select * into last from head where tenant_id = new.tenant_id for update;
  if not found then
    insert into head values (new.tenant_id, 0, sha256(audit.field('wellbundle-audit-1'::text) || int4send(new.tenant_id)))
    on conflict do nothing;
    select * into last from head where tenant_id = new.tenant_id for update;
  end if;
  next_hash := sha256(last.hash || audit.encoded(last.number + 1, new));
  insert into chain values (new.tenant_id, last.number + 1, new.id, next_hash);
  update head set number = last.number + 1, hash = next_hash where tenant_id = new.tenant_id;
  return null;
end
$$;
create constraint trigger chained after insert on entry deferrable initially deferred
  for each row execute function chain_entry();

-- From now on nobody can say whose entries those are. They stay, and so does the chain.
create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language sql security definer set search_path = audit, pg_temp as $$
  insert into pseudonym_key (tenant_id, account_id, secret, erased_at) values (platform.current_tenant(), p_account, null, now())
  on conflict (tenant_id, account_id) do update set secret = null, erased_at = coalesce(pseudonym_key.erased_at, now());
  select 1::bigint;
$$;

-- The record itself is kept by law and shows nobody anything.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
