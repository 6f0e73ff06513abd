-- What must be known across tenants: ids and hashes only. The application reaches it through the functions below, each of which acts for the
-- transaction's tenant.
set local search_path = dispatch;

-- A vendor account feeds one link under one registration of the app. Its row outlives a revocation for some minutes: an authorization
-- given before it ended is worth nothing, since vendors revoke per person and app.
create table vendor_account (
  registration text        not null,
  user_hash    bytea       not null,
  tenant_id    int         not null,
  link_id      bigint      not null,
  revoked_at   timestamptz,
  primary key (registration, user_hash)
);
create index vendor_account_revoked on vendor_account (revoked_at) where revoked_at is not null;
create unique index vendor_account_link on vendor_account (tenant_id, link_id);

create table hook_token (
  token_hash  bytea  primary key,
  provider_id text   not null,
  tenant_id   int    not null,
  link_id     bigint not null
);
create unique index hook_token_link on hook_token (tenant_id, link_id);

-- Calls to vendors that a link owes: subscriptions to ask for, an authorization to revoke.
create table link_job (
  tenant_id      int         not null,
  link_id        bigint      not null,
  kind           text        not null check (kind in ('SUBSCRIBE', 'REVOKE')),
  not_before     timestamptz not null,
  deadline       timestamptz,
  attempts       int         not null default 0,
  correlation_id text        not null,
  primary key (tenant_id, link_id, kind)
);
create index link_job_due on link_job (not_before);

-- CLAIMED when the vendor account is this link's now, IN_USE when it is another's, REVOKED when its authorization ended after the new one
-- was begun. Waits for whoever claims it at the same time.
create function vendor_account_claim(
  p_registration text, p_hash bytea, p_link bigint, p_begun_at timestamptz) returns text
language plpgsql security definer set search_path = dispatch, pg_temp as $$
declare
  holder vendor_account;
begin
  insert into vendor_account as v values (p_registration, p_hash, platform.current_tenant(), p_link, null)
    on conflict (registration, user_hash) do update
      set tenant_id = excluded.tenant_id, link_id = excluded.link_id, revoked_at = null
      where v.revoked_at < p_begun_at;
  select * into holder from vendor_account
   where registration = p_registration and user_hash = p_hash;
  return case
    when holder.revoked_at is not null then 'REVOKED'
    when holder.tenant_id = platform.current_tenant() and holder.link_id = p_link then 'CLAIMED'
    else 'IN_USE' end;
end
$$;

-- The link of this tenant that holds a vendor account, null when there is none or it is another tenant's.
create function vendor_account_holder(p_registration text, p_hash bytea) returns bigint
language sql stable security definer set search_path = dispatch, pg_temp as $$
  select link_id from vendor_account
   where registration = p_registration and user_hash = p_hash and revoked_at is null
     and tenant_id = platform.current_tenant()
$$;

-- Free at once: the vendor was not asked to revoke.
create function vendor_account_release(p_link bigint) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  delete from vendor_account where tenant_id = platform.current_tenant() and link_id = p_link
$$;

-- Free for authorizations begun from now on.
create function vendor_account_revoked(p_link bigint) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  update vendor_account set revoked_at = clock_timestamp()
   where tenant_id = platform.current_tenant() and link_id = p_link
$$;

create function hook_token_add(p_hash bytea, p_provider text, p_link bigint) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into hook_token values (p_hash, p_provider, platform.current_tenant(), p_link)
$$;

create function hook_token_drop(p_link bigint) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  delete from hook_token where tenant_id = platform.current_tenant() and link_id = p_link
$$;

create function link_job_plan(
  p_link bigint, p_kind text, p_not_before timestamptz, p_deadline timestamptz, p_correlation text)
  returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into link_job (tenant_id, link_id, kind, not_before, deadline, correlation_id)
  values (platform.current_tenant(), p_link, p_kind, p_not_before, p_deadline, p_correlation)
  on conflict (tenant_id, link_id, kind) do update
    set not_before = excluded.not_before, deadline = excluded.deadline, attempts = 0
$$;

create function link_job_drop(p_link bigint, p_kind text) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  delete from link_job
   where tenant_id = platform.current_tenant() and link_id = p_link and kind = p_kind
$$;

select platform.allow_app('dispatch.vendor_account_claim(text, bytea, bigint, timestamptz)');
select platform.allow_app('dispatch.vendor_account_holder(text, bytea)');
select platform.allow_app('dispatch.vendor_account_release(bigint)');
select platform.allow_app('dispatch.vendor_account_revoked(bigint)');
select platform.allow_app('dispatch.hook_token_add(bytea, text, bigint)');
select platform.allow_app('dispatch.hook_token_drop(bigint)');
select platform.allow_app('dispatch.link_job_plan(bigint, text, timestamptz, timestamptz, text)');
select platform.allow_app('dispatch.link_job_drop(bigint, text)');
