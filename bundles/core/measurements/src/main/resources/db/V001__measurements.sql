-- Measurements of profiles. Every key starts with the tenant (row-level security compares it) and the profile.
--
-- Rows are narrow on purpose: what many rows of a profile have in common (device, how a value came about, the
-- provider's data type) is one row of `provenance`. Columns are ordered by width, so that none needs padding.

-- Through which links a profile's data came. Link 0 stands for what the person typed in here.
create table source (
  tenant_id   int not null,
  profile_id  bigint not null,
  link_id     bigint not null,
  provider_id text not null,
  linked_at   timestamptz not null,
  primary key (tenant_id, profile_id, link_id)
);

create table provenance (
  tenant_id     int not null,
  profile_id    bigint not null,
  id            int not null,
  data_type     text not null,
  modality      smallint not null,
  device_model  text,
  device_id     text,
  uncertain     boolean not null,
  offset_source smallint not null,
  primary key (tenant_id, profile_id, id),
  unique nulls not distinct
    (tenant_id, profile_id, data_type, modality, device_model, device_id, uncertain, offset_source)
);

-- One value at one time. A record of the vendor may have several, one per metric and body site.
create table sample (
  tenant_id      int not null,
  metric_id      smallint not null,
  site           smallint not null,
  profile_id     bigint not null,
  link_id        bigint not null,
  start_at       timestamptz not null,
  end_at         timestamptz,
  value          double precision not null,
  version        bigint not null,
  stored_at      timestamptz not null,
  local_date     date not null,
  offset_seconds int,
  provenance_id  int not null,
  record_id      text collate "C" not null,
  primary key (tenant_id, profile_id, link_id, record_id, metric_id, site)
);
-- Days and time lines are read along this one.
create index sample_by_day on sample (tenant_id, profile_id, metric_id, local_date, start_at);

-- The vendor's own value for a whole local day; never summed together with samples.
create table daily_total (
  tenant_id     int not null,
  metric_id     smallint not null,
  profile_id    bigint not null,
  link_id       bigint not null,
  value         double precision not null,
  version       bigint not null,
  stored_at     timestamptz not null,
  local_date    date not null,
  provenance_id int not null,
  record_id     text collate "C" not null,
  primary key (tenant_id, profile_id, link_id, record_id, metric_id)
);
create index daily_total_by_day on daily_total (tenant_id, profile_id, metric_id, local_date);

create table sleep_session (
  tenant_id       int not null,
  profile_id      bigint not null,
  link_id         bigint not null,
  record_id       text collate "C" not null,
  version         bigint not null,
  start_at        timestamptz not null,
  end_at          timestamptz,
  stored_at       timestamptz not null,
  local_date      date not null,
  offset_seconds  int,
  provenance_id   int not null,
  asleep_seconds  int,
  light_seconds   int,
  deep_seconds    int,
  rem_seconds     int,
  awake_seconds   int,
  wake_ups        int,
  latency_seconds int,
  detail_metrics  smallint[] not null,
  detail_values   double precision[] not null,
  primary key (tenant_id, profile_id, link_id, record_id)
);
create index sleep_session_by_day on sleep_session (tenant_id, profile_id, local_date, start_at);

create table sleep_segment (
  tenant_id      int not null,
  stage          smallint not null,
  profile_id     bigint not null,
  link_id        bigint not null,
  start_at       timestamptz not null,
  end_at         timestamptz,
  version        bigint not null,
  stored_at      timestamptz not null,
  local_date     date not null,
  offset_seconds int,
  provenance_id  int not null,
  record_id      text collate "C" not null,
  primary key (tenant_id, profile_id, link_id, record_id)
);
create index sleep_segment_by_time on sleep_segment (tenant_id, profile_id, start_at);

create table workout (
  tenant_id      int not null,
  profile_id     bigint not null,
  link_id        bigint not null,
  record_id      text collate "C" not null,
  version        bigint not null,
  start_at       timestamptz not null,
  end_at         timestamptz,
  stored_at      timestamptz not null,
  local_date     date not null,
  offset_seconds int,
  provenance_id  int not null,
  kind           text not null,
  value_metrics  smallint[] not null,
  value_values   double precision[] not null,
  primary key (tenant_id, profile_id, link_id, record_id)
);
create index workout_by_day on workout (tenant_id, profile_id, local_date, start_at);

-- Records that are gone: nothing of this version or an older one comes back.
create table tombstone (
  tenant_id  int not null,
  profile_id bigint not null,
  link_id    bigint not null,
  record_id  text collate "C" not null,
  version    bigint not null,
  deleted_at timestamptz not null,
  primary key (tenant_id, profile_id, link_id, record_id)
);

create table device (
  tenant_id       int not null,
  profile_id      bigint not null,
  link_id         bigint not null,
  device_id       text not null,
  model           text not null,
  kind            text,
  battery         text,
  last_session_at timestamptz,
  primary key (tenant_id, profile_id, link_id, device_id)
);

-- Targets as the person set them at the vendor; the newest link's count.
create table goal (
  tenant_id     int not null,
  profile_id    bigint not null,
  link_id       bigint not null,
  steps         int,
  sleep_seconds int,
  weight        double precision,
  primary key (tenant_id, profile_id, link_id)
);

-- Codes of the vendor without a canonical place: how often one page had them at most, no values.
create table unmapped_count (
  tenant_id  int not null,
  profile_id bigint not null,
  link_id    bigint not null,
  data_type  text not null,
  kind       text not null,
  code       text not null,
  count      int not null,
  primary key (tenant_id, profile_id, link_id, data_type, kind, code)
);

-- What a person wrote about a measurement.
create table remark (
  tenant_id  int not null,
  profile_id bigint not null,
  link_id    bigint not null,
  record_id  text collate "C" not null,
  words      text not null check (length(words) <= 2000),
  primary key (tenant_id, profile_id, link_id, record_id)
);

-- The packed read model: one row per profile and month, metric by metric one value per day. Kept in the transaction
-- that changes the tables above, and always what a rebuild from them gives, byte for byte.
create table month_summary (
  tenant_id  int not null,
  profile_id bigint not null,
  month      date not null,
  payload    bytea not null,
  primary key (tenant_id, profile_id, month)
);
alter table month_summary alter column payload set storage main;

select platform.guard_tenant_table(name::regclass)
from unnest(array['source', 'provenance', 'sample', 'daily_total', 'sleep_session', 'sleep_segment', 'workout',
  'tombstone', 'device', 'goal', 'unmapped_count', 'remark', 'month_summary']) name;

-- A first idea of the data for the planner: without statistics all indexes look alike to it, and until the first automatic
-- ANALYZE it would read whole profiles along the wrong one. The rows are gone before anyone sees them; the statistics stay.
insert into sample (tenant_id, metric_id, site, profile_id, link_id, start_at, value, version, stored_at, local_date,
  offset_seconds, provenance_id, record_id)
select profile % 10, metric, 0, profile, profile, t, metric, 0, t, t::date, 3600, 1, 'i:' || extract(epoch from t)::bigint
from generate_series(1, 100) profile, generate_series(1, 4) metric,
  generate_series(timestamptz '2026-01-01 00:00:00Z', '2026-01-02 23:59:00Z', '1 hour') t;
insert into daily_total (tenant_id, metric_id, profile_id, link_id, value, version, stored_at, local_date, provenance_id,
  record_id)
select profile % 10, metric, profile, profile, metric, 0, now(), day, 1, 'd:' || day
from generate_series(1, 100) profile, generate_series(1, 4) metric, generate_series(date '2026-01-01', '2026-03-01', '1 day') day;
insert into sleep_segment (tenant_id, stage, profile_id, link_id, start_at, end_at, version, stored_at, local_date,
  offset_seconds, provenance_id, record_id)
select profile % 10, 1, profile, profile, t, t, 0, t, t::date, 3600, 1, 's:' || extract(epoch from t)::bigint
from generate_series(1, 100) profile,
  generate_series(timestamptz '2026-01-01 00:00:00Z', '2026-01-04 23:59:00Z', '1 hour') t;
analyze sample, daily_total, sleep_segment;
truncate sample, daily_total, sleep_segment;
