-- Everything of an account. Counts of guesses aren't tied to one: they are hashes, and forgotten after a day.
create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
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
  foreach owned in array array['session', 'mailed_key', 'known_device', 'account_role', 'profile'] loop
    execute format('delete from accounts.%I where tenant_id = $1 and account_id = $2', owned) using mine, p_account;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  delete from accounts.account where tenant_id = mine and id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;

-- Whoever wants processing to rest still signs in.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
