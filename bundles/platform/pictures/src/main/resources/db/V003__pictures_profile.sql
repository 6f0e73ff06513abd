-- The picture of one profile of several; its number stands with the profile, which is erased after it.
create function erase_profile(p_account bigint, p_profile bigint) returns bigint
language plpgsql as $$
declare
  gone bigint := 0;
begin
  if to_regclass('accounts.profile') is not null then
    -- Whoever is just giving it a picture is done before, or finds no profile any more.
    execute 'select 1 from accounts.profile where tenant_id = $1 and account_id = $2 and id = $3 for update'
      using platform.current_tenant(), p_account, p_profile;
    execute 'delete from pictures.picture p using accounts.profile o'
      || ' where p.tenant_id = $1 and p.account_id = $2 and o.tenant_id = $1 and o.account_id = $2 and o.id = $3 and not o.main'
      || ' and o.picture_id = p.id'
      using platform.current_tenant(), p_account, p_profile;
    get diagnostics gone = row_count;
  end if;
  return gone;
end
$$;
