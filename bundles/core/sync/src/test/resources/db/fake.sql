create table link (
  tenant_id int not null, id bigint not null, account_id bigint not null, profile_id bigint not null,
  provider text not null, state text not null, reason text, vendor_user text not null,
  linked_at timestamptz not null, contact timestamptz, data timestamptz, newest timestamptz,
  transitions int not null default 0,
  primary key (tenant_id, id));
create table record (
  tenant_id int not null, link_id bigint not null, data_type text not null, id text not null,
  version bigint not null, value double precision not null, at timestamptz not null, stores int not null default 1,
  primary key (tenant_id, link_id, data_type, id));
create table event (
  tenant_id int not null, id bigint generated always as identity, type text not null, link text,
  primary key (tenant_id, id));
select platform.guard_tenant_table('fake.link');
select platform.guard_tenant_table('fake.record');
select platform.guard_tenant_table('fake.event');
