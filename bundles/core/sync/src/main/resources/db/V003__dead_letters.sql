-- What it takes to put a dead letter back to work.
set local search_path = dispatch;

alter table dead_letter
  add column task_kind text,
  add column span text,
  add column span_from timestamptz,
  add column span_to timestamptz,
  add column received_at timestamptz;
create index dead_letter_at on dead_letter (at);

-- Those from before, from what was written down about them.
update dead_letter
   set task_kind = split_part(detail, ' ', 1), span = split_part(detail, ' ', 2),
       span_from = nullif(split_part(detail, ' ', 3), 'null')::timestamptz,
       span_to = nullif(split_part(detail, ' ', 4), 'null')::timestamptz
 where kind = 'task' and detail ~ '^[A-Z_]+ [A-Z]+ \S+ \S+ page \d+$';
update dead_letter d set received_at = i.received_at
  from inbox i where d.kind = 'webhook' and d.detail = 'inbox ' || i.id;

create or replace function task_bury(
  p_id bigint, p_version int, p_reason text, p_detail text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  with gone as (
    delete from task
     where id = p_id and version = p_version and state = 3 and tenant_id = platform.current_tenant()
    returning *)
  insert into dead_letter (kind, provider, tenant_id, account_id, link_id, data_type, detail, reason,
                           correlation_id, at, task_kind, span, span_from, span_to)
  select 'task', provider, tenant_id, account_id, link_id, data_type, kind || ' ' || p_detail,
         p_reason, correlation_id, p_now, kind, span, span_from, span_to from gone;
  return found;
end
$$;

-- Takes a dead letter of the transaction's tenant away; tenant 0 has those of nobody. Who comes
-- second waits for the first, and finds nothing.
create function dead_letter_take(p_id bigint) returns setof dead_letter
language sql security definer set search_path = dispatch, pg_temp as $$
  delete from dead_letter
   where id = p_id and coalesce(tenant_id, 0) = platform.current_tenant() returning *
$$;

-- The same for a webhook, which goes back to the waiting ones as it came.
create function webhook_replay(p_id bigint, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  with taken as (
    delete from dead_letter
     where id = p_id and kind = 'webhook' and coalesce(tenant_id, 0) = platform.current_tenant()
    returning *)
  insert into inbox (provider, link_id, tenant_id, content_type, sealed, received_at,
                     correlation_id, not_before)
  select provider, link_id, case when link_id is null then null else tenant_id end, content_type,
         sealed, coalesce(received_at, at), correlation_id, p_now from taken;
  return found;
end
$$;

select platform.allow_app('dispatch.dead_letter_take(bigint)');
select platform.allow_app('dispatch.webhook_replay(bigint,timestamptz)');
