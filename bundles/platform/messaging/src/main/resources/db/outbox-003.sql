-- An operator wants the handler to get it once more; the handler's own loop takes it from here.
alter table dispatch.event_dead_letter add column replay_at timestamptz;
create index event_dead_letter_replay on dispatch.event_dead_letter (handler, position)
  where replay_at is not null;

-- For the transaction's tenant and no other.
create function dispatch.event_replay(p_handler text, p_position bigint) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp
as $$
begin
  update event_dead_letter set replay_at = now()
   where handler = p_handler and position = p_position and replay_at is null
     and tenant_id = platform.current_tenant();
  return found;
end
$$;

create function dispatch.event_purge(p_handler text, p_position bigint) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp
as $$
begin
  delete from event_dead_letter
   where handler = p_handler and position = p_position and tenant_id = platform.current_tenant();
  return found;
end
$$;
select platform.allow_app('dispatch.event_replay(text,bigint)');
select platform.allow_app('dispatch.event_purge(text,bigint)');
