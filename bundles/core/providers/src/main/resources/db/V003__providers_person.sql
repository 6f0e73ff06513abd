create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  gone bigint;
begin
  delete from providers.token where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics gone = row_count;
  return gone;
end
$$;

-- Tokens are no data that could be restricted.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
