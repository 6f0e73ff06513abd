-- The tenant of this transaction. Raises when none was named: better no answer than everybody's.
create function current_tenant() returns integer
language plpgsql stable parallel safe
as $$
declare
  tenant constant text := current_setting('app.tenant', true);
begin
  if tenant is null or tenant = '' then
    raise exception 'no tenant was named for this transaction' using errcode = 'WB001';
  end if;
  return tenant::integer;
end
$$;
grant execute on function current_tenant() to public;

-- Lets the application see and write the rows of the current tenant only. The sub-select makes
-- the database ask for the tenant once per statement and not once per row.
create function guard_tenant_table(guarded regclass) returns void
language plpgsql
as $$
declare
  part regclass;
  mine constant text := '(tenant_id = (select platform.current_tenant()))';
begin
  for part in select relid from pg_partition_tree(guarded) union select guarded loop
    execute format('alter table %s enable row level security', part);
    execute format('drop policy if exists tenant on %s', part);
    execute format('create policy tenant on %s using %s with check %s', part, mine, mine);
  end loop;
end
$$;

-- Names of the roles; an operator may have chosen others than the usual ones.
create table role (
  purpose text primary key check (purpose in ('app', 'dispatcher')),
  name    text not null
);

-- The application may add rows to the table, and change or remove none.
create function append_only(logged regclass) returns void
language plpgsql
as $$
begin
  execute format('revoke update, delete, truncate on %s from %I', logged,
    (select name from platform.role where purpose = 'app'));
end
$$;

-- The application may call a function of schema dispatch, whose tables it can't see.
create function allow_app(called regprocedure) returns void
language plpgsql
as $$
begin
  execute format('grant execute on function %s to %I', called,
    (select name from platform.role where purpose = 'app'));
end
$$;
