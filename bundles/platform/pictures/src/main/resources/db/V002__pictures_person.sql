-- Whose picture it is; null for a team's. Until now there were pictures of profiles only.
alter table picture add column account_id bigint;
do $$
begin
  if to_regclass('accounts.profile') is not null then
    execute 'update pictures.picture p set account_id = o.account_id from accounts.profile o'
      || ' where o.tenant_id = p.tenant_id and o.picture_id = p.id';
  end if;
end
$$;
create index picture_account on picture (tenant_id, account_id) where account_id is not null;

create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  gone bigint;
begin
  delete from pictures.picture where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics gone = row_count;
  return gone;
end
$$;

-- Who may see a picture is the affair of the part it belongs to.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
