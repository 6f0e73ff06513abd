-- The access log is for the person it is about; after its time it goes. The audit's record of the same looks stays.
create index access_at on access (at);

-- For the dispatcher, which sees no tenant's table.
create function dispatch.access_due(p_before timestamptz) returns table (due bigint, oldest timestamptz)
language sql stable security definer set search_path = consent, pg_temp as $$
  select (select count(*) from access where at < p_before), (select min(at) from access)
$$;

create function dispatch.access_purge(p_before timestamptz, p_limit int) returns int
language plpgsql security definer set search_path = consent, pg_temp as $$
declare
  removed int;
begin
  delete from access a using (select tenant_id, id from access where at < p_before order by at limit p_limit) old
   where a.tenant_id = old.tenant_id and a.id = old.id;
  get diagnostics removed = row_count;
  return removed;
end
$$;
