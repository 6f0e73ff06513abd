-- Calls to vendors by provider, so that a vendor that hangs keeps nobody else's waiting.
set local search_path = dispatch;

alter table link_job add column provider_id text not null default '';
update link_job j set provider_id = h.provider_id
  from hook_token h where h.tenant_id = j.tenant_id and h.link_id = j.link_id;
create index link_job_due_by_provider on link_job (provider_id, not_before);
drop index link_job_due;

create function link_job_plan(
  p_provider text, p_link bigint, p_kind text, p_not_before timestamptz, p_deadline timestamptz,
  p_correlation text)
  returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into link_job (tenant_id, link_id, kind, not_before, deadline, correlation_id, provider_id)
  values (platform.current_tenant(), p_link, p_kind, p_not_before, p_deadline, p_correlation,
          p_provider)
  on conflict (tenant_id, link_id, kind) do update
    set not_before = excluded.not_before, deadline = excluded.deadline, attempts = 0,
        provider_id = excluded.provider_id
$$;
select platform.allow_app(
  'dispatch.link_job_plan(text, bigint, text, timestamptz, timestamptz, text)');
