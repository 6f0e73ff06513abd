-- One profile of several.
create function erase_profile(p_account bigint, p_profile bigint) returns bigint
language sql as $$ select measurements.erase_person(p_account, array[p_profile]) $$;
