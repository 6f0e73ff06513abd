-- All links an account ever had, for parts that know links only.
create function links_of(p_account bigint) returns setof bigint
language sql stable as $$
  select id from linking.link where tenant_id = platform.current_tenant() and account_id = p_account
$$;

-- Runs as the owner: transitions are append-only for the application, and the queues are the dispatcher's. The mark that a vendor account
-- was revoked stays for its ten minutes, see vendor_account.
create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql security definer set search_path = linking, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
  links constant bigint[] := array(select linking.links_of(p_account));
  gone bigint;
  more bigint;
begin
  delete from dispatch.link_job where tenant_id = mine and link_id = any (links);
  get diagnostics gone = row_count;
  delete from dispatch.hook_token where tenant_id = mine and link_id = any (links);
  get diagnostics more = row_count;
  gone := gone + more;
  update dispatch.vendor_account set revoked_at = coalesce(revoked_at, clock_timestamp())
   where tenant_id = mine and link_id = any (links);
  delete from attempt where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from transition where tenant_id = mine and link_id = any (links);
  get diagnostics more = row_count;
  gone := gone + more;
  delete from link where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;

-- A link pauses when nothing may be collected any more; the consent core says so.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
