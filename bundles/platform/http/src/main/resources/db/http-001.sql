-- Answers to calls that carried an Idempotency-Key, kept for a day. Keys are hashed: callers put
-- all sorts of things into them. status is null while the call is under way.
create table idempotency (
  tenant_id    integer     not null,
  account_id   bigint      not null,
  key          bytea       not null,
  fingerprint  bytea       not null,
  owner        uuid        not null,
  begun_at     timestamptz not null,
  lease_until  timestamptz not null,
  status       integer,
  content_type text,
  location     text,
  body         bytea,
  primary key (tenant_id, account_id, key)
);
create index idempotency_age on idempotency (begun_at);
select platform.guard_tenant_table('http.idempotency');

-- For the dispatcher, which sees no tenant's table.
create function dispatch.idempotency_purge(p_before timestamptz, p_limit int) returns int
language plpgsql security definer set search_path = dispatch, pg_temp
as $$
declare
  removed int;
begin
  delete from http.idempotency i
    using (select tenant_id, account_id, key from http.idempotency where begun_at < p_before
           order by begun_at limit p_limit) old
   where (i.tenant_id, i.account_id, i.key) = (old.tenant_id, old.account_id, old.key);
  get diagnostics removed = row_count;
  return removed;
end
$$;
