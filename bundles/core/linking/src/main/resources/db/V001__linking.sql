create sequence link_id_seq as bigint start 1000;

create table link (
  tenant_id        int         not null,
  id               bigint      not null default nextval('linking.link_id_seq'),
  account_id       bigint      not null,
  profile_id       bigint      not null,
  provider_id      text        not null,
  registration     text        not null,
  vendor_user_id   text        not null,
  state            text        not null,
  reason           text,
  -- what to go back to when the provider's bundle is here again
  state_before     text,
  reason_before    text,
  linked_at        timestamptz not null,
  ended_at         timestamptz,
  last_contact_at  timestamptz,
  last_data_at     timestamptz,
  newest_sample_at timestamptz,
  -- the secret part of the webhook address, sealed: it is needed again when subscriptions are checked
  hook_token       bytea       not null,
  -- until then, by the database's clock, a call that revokes may still reach the vendor
  revoking_until   timestamptz,
  primary key (tenant_id, id)
);
-- One wearable per account, whatever races.
create unique index link_one_per_account on link (tenant_id, account_id)
  where state not in ('UNLINKING', 'UNLINKED');
create index link_provider on link (tenant_id, provider_id)
  where state not in ('UNLINKING', 'UNLINKED');

create table attempt (
  tenant_id    int         not null,
  state_hash   bytea       not null,
  account_id   bigint      not null,
  profile_id   bigint      not null,
  provider_id  text        not null,
  return_to    text        not null,
  -- scheme, host and port of the portal it began on: an employer may have several
  origin       text        not null,
  browser_hash bytea       not null,
  pkce         bytea,
  replaces     boolean     not null,
  expires_at   timestamptz not null,
  primary key (tenant_id, state_hash)
);
create index attempt_expiry on attempt (tenant_id, expires_at);

-- Who changed the state of a link, when and why.
create table transition (
  tenant_id      int         not null,
  id             bigint      generated always as identity,
  link_id        bigint      not null,
  actor          text        not null,
  from_state     text,
  to_state       text        not null,
  reason         text,
  correlation_id text        not null,
  at             timestamptz not null,
  primary key (tenant_id, id)
);
create index transition_link on transition (tenant_id, link_id, id);

select platform.guard_tenant_table('linking.link');
select platform.guard_tenant_table('linking.attempt');
select platform.guard_tenant_table('linking.transition');
select platform.append_only('linking.transition');
