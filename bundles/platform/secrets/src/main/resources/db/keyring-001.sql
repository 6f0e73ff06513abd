-- One key per account, encrypted with the master key that lies outside of the database. A shredded
-- key leaves its row, so that none is made again for the account.
create table account_key (
  tenant_id   integer not null,
  account_id  bigint not null,
  wrapped     bytea,
  created_at  timestamptz not null default now(),
  shredded_at timestamptz,
  primary key (tenant_id, account_id),
  check ((wrapped is null) = (shredded_at is not null))
);
select platform.guard_tenant_table('keyring.account_key');

-- Something known, sealed with the master key: tells at start whether key ring and database belong
-- together. Of no tenant, hence beside the dispatcher's tables.
create table dispatch.key_check (
  only_row boolean primary key default true check (only_row),
  sealed   bytea not null
);
