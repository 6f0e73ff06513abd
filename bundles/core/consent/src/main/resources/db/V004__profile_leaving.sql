-- Profiles to be erased alone; the rest of the account stays as it is. The row drives the erasure, as with accounts.
create table profile_departure (
  tenant_id  int         not null,
  account_id bigint      not null,
  profile_id bigint      not null,
  asked_at   timestamptz not null,
  due_at     timestamptz not null,
  key_hash   bytea       not null,
  receipt    text        not null,
  -- from when on nothing can be taken back
  begun_at   timestamptz,
  next_at    timestamptz not null,
  primary key (tenant_id, account_id, profile_id),
  unique (tenant_id, key_hash)
);
create index profile_departure_next on profile_departure (next_at);

select platform.guard_tenant_table('profile_departure');

-- For the dispatcher, which sees no tenant's table. What is claimed comes due again after the lease.
create function dispatch.profile_departures_claim(p_now timestamptz, p_lease interval, p_limit int)
returns table (tenant_id int, account_id bigint, profile_id bigint)
language sql security definer set search_path = consent, pg_temp as $$
  update profile_departure d set next_at = p_now + p_lease
    from (select tenant_id, account_id, profile_id from profile_departure
           where next_at <= p_now order by next_at limit p_limit for update skip locked) due
   where d.tenant_id = due.tenant_id and d.account_id = due.account_id and d.profile_id = due.profile_id
  returning d.tenant_id, d.account_id, d.profile_id
$$;

create or replace function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql security definer set search_path = consent, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
  gone bigint := 0;
  more bigint;
  owned text;
begin
  perform consent.hold(p_account, true);
  foreach owned in array array['decision', 'access', 'archive', 'restriction', 'profile_departure'] loop
    execute format('delete from %I where tenant_id = $1 and account_id = $2', owned) using mine, p_account;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  -- Keeps late pages and second thoughts of anybody out, for good.
  insert into restriction values (mine, p_account, '*', 'erased', 'system', now());
  return gone;
end
$$;
