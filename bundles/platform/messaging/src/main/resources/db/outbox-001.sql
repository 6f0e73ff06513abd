-- Events. Read by the dispatcher for all tenants, so they lie in its schema; they hold ids only.
create table dispatch.event (
  position       bigint generated always as identity primary key,
  type           text not null,
  tenant_id      integer not null,
  account_id     bigint,
  ids            jsonb not null,
  occurred_at    timestamptz not null,
  correlation_id text not null
);

-- How far each handler is. The lease says which node works for it now.
create table dispatch.event_cursor (
  handler     text primary key,
  position    bigint not null,
  tries       integer not null default 0,
  retry_at    timestamptz not null default '-infinity',
  lease_owner text,
  lease_until timestamptz not null default '-infinity'
);

-- What a handler could not take.
create table dispatch.event_dead_letter (
  handler        text not null,
  position       bigint not null,
  type           text not null,
  tenant_id      integer not null,
  account_id     bigint,
  ids            jsonb not null,
  occurred_at    timestamptz not null,
  correlation_id text not null,
  reason         text not null,
  failed_at      timestamptz not null default now(),
  primary key (handler, position)
);

-- Appends in the transaction of a tenant, for that tenant and no other. Takes its transaction
-- number before its position: whoever reads relies on that order (see EventHorizon).
create function dispatch.append_event(
  tenant integer, kind text, account bigint, id_pairs text[], at timestamptz, correlation text)
returns bigint
language plpgsql security definer set search_path = dispatch, pg_temp
as $$
declare
  place bigint;
begin
  if tenant <> platform.current_tenant() then
    raise exception 'event of another tenant' using errcode = '42501';
  end if;
  perform pg_current_xact_id();
  insert into event (type, tenant_id, account_id, ids, occurred_at, correlation_id)
  values (kind, tenant, account, jsonb_object(id_pairs), at, correlation)
  returning position into place;
  return place;
end
$$;
select platform.allow_app('dispatch.append_event(integer,text,bigint,text[],timestamptz,text)');

-- The last position handed out, whether committed or not.
create function dispatch.last_event() returns bigint
language sql set search_path = dispatch
as 'select case when is_called then last_value else 0 end from event_position_seq';
