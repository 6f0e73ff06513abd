create sequence message_id_seq as bigint start 1000;

-- Mails to be sent. What they say, and to whom, is sealed, and gone once they are sent or given up.
create table message (
  tenant_id      int         not null,
  id             bigint      not null default nextval('mail.message_id_seq'),
  account_id     bigint,
  template       text        not null,
  sealed         bytea,
  state          text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'DEAD', 'BOUNCED')),
  -- a code, never the words of a mail server: they repeat addresses
  reason         text,
  queued_at      timestamptz not null default now(),
  settled_at     timestamptz,
  correlation_id text        not null,
  primary key (tenant_id, id),
  check (sealed is null or state = 'QUEUED')
);
create index message_account on message (tenant_id, account_id) where account_id is not null;
create index message_settled on message (tenant_id, settled_at) where settled_at is not null;

select platform.guard_tenant_table('mail.message');
