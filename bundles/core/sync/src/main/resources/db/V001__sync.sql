-- What the sync engine knows of a tenant's links. The queues are in schema dispatch.

create table coverage (
  tenant_id    int         not null,
  link_id      bigint      not null,
  data_type    text        not null,
  position     smallint    not null,
  phase        text        not null check (phase in ('first', 'detail')),
  asked_days   int         not null,
  granted_days int         not null,
  asked_from   date        not null,
  asked_to     date        not null,
  planned_to   timestamptz not null,
  open_tasks   int         not null,
  failed_tasks int         not null default 0,
  state        text        not null
    check (state in ('pending', 'running', 'complete', 'notGranted', 'failed')),
  primary key (tenant_id, link_id, data_type)
);

-- Local dates with data, within the span asked for.
create table coverage_day (
  tenant_id int    not null,
  link_id   bigint not null,
  data_type text   not null,
  day       date   not null,
  primary key (tenant_id, link_id, data_type, day)
);

-- From where the next incremental read goes on: the vendor's mark, or a time.
create table mark (
  tenant_id  int         not null,
  link_id    bigint      not null,
  data_type  text        not null,
  mark       text,
  read_until timestamptz not null,
  primary key (tenant_id, link_id, data_type)
);

-- Vendor answers as they came, compressed, sealed with the account's key.
create table raw_payload (
  tenant_id   int         not null,
  id          bigint      generated always as identity,
  account_id  bigint      not null,
  link_id     bigint      not null,
  data_type   text        not null,
  call        text        not null,
  status      int         not null,
  received_at timestamptz not null,
  sealed      bytea       not null,
  primary key (tenant_id, id)
);
create index raw_payload_age on raw_payload (received_at);
create index raw_payload_account on raw_payload (tenant_id, account_id);

-- Record ids a complete read of a window has listed so far.
create table listed_record (
  tenant_id int    not null,
  task_id   bigint not null,
  record_id text   not null,
  link_id   bigint not null,
  primary key (tenant_id, task_id, record_id)
);
create index listed_record_link on listed_record (tenant_id, link_id);

select platform.guard_tenant_table('sync.coverage');
select platform.guard_tenant_table('sync.coverage_day');
select platform.guard_tenant_table('sync.mark');
select platform.guard_tenant_table('sync.raw_payload');
select platform.guard_tenant_table('sync.listed_record');
