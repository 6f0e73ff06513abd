alter table account
  add column email_verified_at timestamptz,
  add column password_changed_at timestamptz not null default now();

-- A browser's session is found by its cookie; an app's by the tokens that hang on it.
alter table session
  add column kind text not null default 'BROWSER' check (kind in ('BROWSER', 'APP')),
  add column device text not null default '' check (length(device) <= 80),
  add column scopes text[],
  add column ends_at timestamptz not null default 'infinity',
  add column passcode text,
  add column passcode_failures int not null default 0,
  add column locked boolean not null default false,
  add column lock_after_seconds int,
  add constraint session_public_id unique (tenant_id, public_id);

-- Tokens of apps, as hashes. A refresh token that was used stays until it expires: seeing it again means a thief.
create table token (
  tenant_id   int         not null,
  secret_hash bytea       not null,
  session_id  text        not null,
  kind        text        not null check (kind in ('ACCESS', 'REFRESH')),
  expires_at  timestamptz not null,
  used_at     timestamptz,
  primary key (tenant_id, secret_hash),
  foreign key (tenant_id, session_id) references session (tenant_id, public_id) on delete cascade
);
create index token_session on token (tenant_id, session_id);
create index token_expiry on token (tenant_id, expires_at);

-- Keys that open an account once, sent by mail.
create table mailed_key (
  tenant_id   int         not null,
  secret_hash bytea       not null,
  account_id  bigint      not null,
  purpose     text        not null check (purpose in ('PASSWORD', 'EMAIL')),
  expires_at  timestamptz not null,
  primary key (tenant_id, secret_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
create index mailed_key_account on mailed_key (tenant_id, account_id, purpose);

-- Attempts by what they have in common; the subject is a hash, so no address of anybody lies here.
create table guess (
  tenant_id     int         not null,
  subject       bytea       not null,
  attempts      int         not null,
  blocked_until timestamptz not null,
  last_at       timestamptz not null,
  primary key (tenant_id, subject)
);
create index guess_age on guess (tenant_id, last_at);

-- Browsers an account has signed in from before.
create table known_device (
  tenant_id   int         not null,
  secret_hash bytea       not null,
  account_id  bigint      not null,
  last_used_at timestamptz not null,
  primary key (tenant_id, secret_hash, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
create index known_device_account on known_device (tenant_id, account_id);

alter table profile
  add constraint profile_name check (length(name) between 1 and 120),
  add column picture_id bigint;

select platform.guard_tenant_table('accounts.token');
select platform.guard_tenant_table('accounts.mailed_key');
select platform.guard_tenant_table('accounts.guess');
select platform.guard_tenant_table('accounts.known_device');
