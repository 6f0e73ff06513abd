-- Tokens of links, sealed with the account's key. A row goes when its link is revoked.
create table token (
  tenant_id     int         not null,
  link_id       bigint      not null,
  account_id    bigint      not null,
  provider_id   text        not null,
  sealed        bytea       not null,
  -- grows with each pair stored
  version       bigint      not null,
  expires_at    timestamptz not null,
  stored_at     timestamptz not null default now(),
  -- why the vendor refused to refresh; a new authorization clears it
  lost_reason   text,
  -- who is asking the vendor for a new pair, and until when others wait for it
  refresh_by    uuid,
  refresh_until timestamptz,
  primary key (tenant_id, link_id)
);
select platform.guard_tenant_table('providers.token');

-- Providers that were here at some time.
create table dispatch.provider_seen (
  id           text        primary key,
  names        text        not null,
  registration text        not null,
  first_seen   timestamptz not null,
  last_seen    timestamptz not null
);

-- One row per app registration: whoever grants calls holds it locked.
create table dispatch.rate_page (
  registration text primary key
);

-- Calls granted to nodes.
create table dispatch.rate_slice (
  id           bigint      generated always as identity primary key,
  registration text        not null,
  granted_at   timestamptz not null,
  calls        int         not null
);
create index rate_slice_registration on dispatch.rate_slice (registration, granted_at);
