create sequence account_id_seq as bigint start 1000;
create sequence profile_id_seq as bigint start 1000;

create table account (
  tenant_id    int         not null,
  id           bigint      not null default nextval('accounts.account_id_seq'),
  email        text        not null check (email = lower(email) and length(email) between 3 and 254),
  display_name text        not null check (length(display_name) between 1 and 120),
  password     text        not null,
  state        text        not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED', 'CLOSED')),
  locale       text        not null,
  time_zone    text        not null,
  units        text        not null default 'metric' check (units in ('metric', 'imperial')),
  created_at   timestamptz not null default now(),
  version      bigint      not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, email)
);

create table account_role (
  tenant_id  int    not null,
  account_id bigint not null,
  role       text   not null,
  primary key (tenant_id, account_id, role),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);

create table profile (
  tenant_id  int     not null,
  id         bigint  not null default nextval('accounts.profile_id_seq'),
  account_id bigint  not null,
  name       text    not null,
  main       boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
create unique index profile_one_main on profile (tenant_id, account_id) where main;
create index profile_account on profile (tenant_id, account_id);

-- Only a hash of the cookie's value is kept: who reads the table can't sign in with it.
create table session (
  tenant_id    int         not null,
  secret_hash  bytea       not null,
  public_id    text        not null,
  account_id   bigint      not null,
  csrf_token   text        not null,
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null,
  primary key (tenant_id, secret_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
create index session_account on session (tenant_id, account_id);
create index session_expiry on session (tenant_id, expires_at);

select platform.guard_tenant_table('accounts.account');
select platform.guard_tenant_table('accounts.account_role');
select platform.guard_tenant_table('accounts.profile');
select platform.guard_tenant_table('accounts.session');
