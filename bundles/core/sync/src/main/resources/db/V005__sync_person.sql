-- Runs as the owner, since the queues are the dispatcher's. A task that is under way finds its lease void and stores nothing.
create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql security definer set search_path = sync, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
  links constant bigint[] := array(
    select linking.links_of(p_account)
    union select link_id from dispatch.link_schedule where tenant_id = mine and account_id = p_account);
  gone bigint := 0;
  more bigint;
  owned text;
begin
  foreach owned in array array['dispatch.link_schedule', 'dispatch.task', 'dispatch.inbox', 'dispatch.dead_letter', 'sync.coverage',
    'sync.coverage_day', 'sync.mark', 'sync.listed_record'] loop
    execute format('delete from %s where tenant_id = $1 and link_id = any ($2)', owned) using mine, links;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  delete from dispatch.dead_letter where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from sync.raw_payload where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;

-- Links that may not collect are parked; the consent core says so.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
