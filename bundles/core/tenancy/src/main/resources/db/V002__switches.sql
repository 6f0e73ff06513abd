-- What an operator decided for one tenant against its folder: modules and providers, on or off.
create table switch (
  tenant_id  int not null,
  kind       text not null check (kind in ('MODULE', 'PROVIDER')),
  name       text not null check (name ~ '^[A-Za-z0-9._-]{1,80}$'),
  is_on      boolean not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, kind, name)
);
select platform.guard_tenant_table('tenancy.switch');

-- Every node knows the switches of all tenants; they say nothing about anybody.
create function switches() returns table (tenant_id int, kind text, name text, is_on boolean)
language sql stable security definer
set search_path = tenancy, pg_temp
as $$
  select s.tenant_id, s.kind, s.name, s.is_on from tenancy.switch s
$$;
