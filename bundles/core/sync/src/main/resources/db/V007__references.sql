-- Tasks that fetch what is at an address the vendor gave. Only providers that need this version have such tasks.
set local search_path = dispatch;

-- Sealed for the platform, since such addresses carry tokens; mark holds its hash.
alter table task add column reference bytea;
alter table task drop constraint task_span_check;
alter table task add constraint task_span_check
  check (span in ('WINDOW', 'POLL', 'SINCE', 'CURRENT', 'REFERENCE'));
-- One not yet started task per link, data type and span, or address.
drop index task_open;
create unique index task_open on task
  (link_id, data_type, kind, span, coalesce(span_from, '-infinity'), coalesce(span_to, 'infinity'),
   coalesce(case when span = 'REFERENCE' then mark end, ''))
  where not started;

create function task_refer(
  p_provider text, p_account bigint, p_profile bigint, p_link bigint, p_parked boolean,
  p_data_type text, p_kind text, p_hash text, p_reference bytea, p_correlation text,
  p_now timestamptz) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into task (provider, tenant_id, account_id, profile_id, link_id, data_type, kind, priority,
                    span, mark, reference, state, ready_at, correlation_id, created_at)
  values (p_provider, platform.current_tenant(), p_account, p_profile, p_link, p_data_type, p_kind, 0,
          'REFERENCE', p_hash, p_reference, case when p_parked then 4 else 0 end, p_now,
          p_correlation, p_now)
  on conflict do nothing
$$;

create function task_reference(p_id bigint, p_version int) returns bytea
language sql stable security definer set search_path = dispatch, pg_temp as $$
  select reference from task
   where id = p_id and version = p_version and tenant_id = platform.current_tenant()
$$;

select platform.allow_app('dispatch.task_refer(text,bigint,bigint,bigint,boolean,text,text,text,bytea,text,timestamptz)');
select platform.allow_app('dispatch.task_reference(bigint,int)');
