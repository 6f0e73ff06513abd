-- Numbers of tenants. A number is given once and never again, also when the tenant's bundle is away.
create table tenant (
  id int generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  first_seen_at timestamptz not null default now()
);

-- The application asks here and can't change the table itself.
create function number_of(wanted text) returns int
language plpgsql security definer
set search_path = tenancy, pg_temp
as $$
declare
  number int;
begin
  select id into number from tenant where key = wanted;
  if number is null then
    insert into tenant (key) values (wanted) on conflict (key) do nothing returning id into number;
    if number is null then
      select id into number from tenant where key = wanted;
    end if;
  end if;
  return number;
end
$$;

do $$
begin
  execute format('revoke all on tenant from %I', (select name from platform.role where purpose = 'app'));
end
$$;
