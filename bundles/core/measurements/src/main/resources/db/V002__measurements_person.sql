create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  gone bigint := 0;
  more bigint;
  owned text;
begin
  foreach owned in array array['source', 'provenance', 'sample', 'daily_total', 'sleep_session', 'sleep_segment', 'workout',
    'tombstone', 'device', 'goal', 'unmapped_count', 'remark', 'month_summary'] loop
    execute format('delete from measurements.%I where tenant_id = $1 and profile_id = any ($2)', owned)
      using platform.current_tenant(), p_profiles;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  return gone;
end
$$;

-- The consent core keeps restrictions, and is asked by whoever stores or hands out.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
