-- What somebody has besides the password: a secret shared with an app that makes codes, sealed with the account's key. Until it is
-- confirmed with a code it counts for nothing.
create table second_factor (
  tenant_id    int         not null,
  account_id   bigint      not null,
  secret       bytea       not null,
  begun_at     timestamptz not null,
  confirmed_at timestamptz,
  -- of the last code taken; neither it nor an earlier one is taken again
  last_step    bigint      not null default 0,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);

-- For the day the app is lost: each works once. The first letter of a code says which row it is compared with.
create table recovery_code (
  tenant_id  int    not null,
  account_id bigint not null,
  slot       text   not null check (slot ~ '^[a-z]$'),
  hash       text   not null,
  used_at    timestamptz,
  primary key (tenant_id, account_id, slot),
  foreign key (tenant_id, account_id) references second_factor (tenant_id, account_id) on delete cascade
);

select platform.guard_tenant_table('accounts.second_factor');
select platform.guard_tenant_table('accounts.recovery_code');

create or replace function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  mine constant int := platform.current_tenant();
  gone bigint;
  more bigint;
  owned text;
begin
  delete from accounts.token t using accounts.session s
   where t.tenant_id = mine and s.tenant_id = mine and s.public_id = t.session_id and s.account_id = p_account;
  get diagnostics gone = row_count;
  foreach owned in array array['session', 'mailed_key', 'known_device', 'recovery_code', 'second_factor', 'account_role', 'profile'] loop
    execute format('delete from accounts.%I where tenant_id = $1 and account_id = $2', owned) using mine, p_account;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  delete from accounts.account where tenant_id = mine and id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;

-- One profile of several; the main one goes with the account only.
create function erase_profile(p_account bigint, p_profile bigint) returns bigint
language plpgsql as $$
declare
  gone bigint;
begin
  delete from accounts.profile
   where tenant_id = platform.current_tenant() and account_id = p_account and id = p_profile and not main;
  get diagnostics gone = row_count;
  return gone;
end
$$;
