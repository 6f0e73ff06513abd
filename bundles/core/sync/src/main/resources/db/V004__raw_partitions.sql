-- Raw payloads by week, so that a week that is over goes in one step. Rows from before stay where they are: their table becomes the
-- first partition. docs/decisions/0028-retention.md says why this table and no other.
alter table raw_payload rename to raw_payload_past;
alter table raw_payload_past drop constraint raw_payload_pkey;
alter index raw_payload_age rename to raw_payload_past_age;
alter index raw_payload_account rename to raw_payload_past_account;
create temp table raw_payload_last on commit drop as select last_value as id from raw_payload_id_seq;
alter table raw_payload_past alter column id drop identity;

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
  primary key (tenant_id, id, received_at)
) partition by range (received_at);
create index raw_payload_age on raw_payload (received_at);
create index raw_payload_account on raw_payload (tenant_id, account_id);
select setval('sync.raw_payload_id_seq', (select id + 1 from raw_payload_last), false);

-- Until two weeks from now everything goes where it went before, whatever the clocks of other nodes say.
set local timezone = 'UTC';
do $$
begin
  execute format('alter table raw_payload attach partition raw_payload_past for values from (minvalue) to (%L)',
    date_trunc('week', now()) + interval '14 days');
end
$$;
-- For what no week is ready for. Nothing should ever lie here.
create table raw_payload_rest partition of raw_payload default;
select platform.guard_tenant_table('sync.raw_payload');

set local search_path = dispatch;

-- The weeks, with the two that aren't one. Both ends can be open.
create function raw_payload_parts() returns table (part text, ends timestamptz, week boolean)
language sql stable set timezone = 'UTC' set search_path = dispatch, pg_temp as $$
  select c.relname::text,
         substring(pg_get_expr(c.relpartbound, c.oid) from $re$TO \('([^']+)'\)$re$)::timestamptz,
         c.relname ~ '^raw_payload_[0-9]{8}$'
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'sync.raw_payload'::regclass
$$;

-- Makes the partitions of this week and the next ones. Takes no lock that whoever stores payloads waits for.
create function raw_payload_prepare(p_now timestamptz, p_weeks int) returns int
language plpgsql security definer set timezone = 'UTC' set lock_timeout = '200ms'
set search_path = sync, pg_temp as $$
declare
  made int := 0;
  starts timestamptz;
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('wellbundle.raw-partitions'));
  for n in 0 .. p_weeks loop
    starts := date_trunc('week', p_now) + n * interval '7 days';
    name := 'raw_payload_' || to_char(starts, 'YYYYMMDD');
    if to_regclass('sync.' || name) is null
      and not exists (select from dispatch.raw_payload_parts() p where not p.week and p.ends > starts)
      and not exists (select from raw_payload_rest where received_at >= starts and received_at < starts + interval '7 days')
    then
      execute format('create table %I (like raw_payload including defaults)', name);
      execute format('alter table raw_payload attach partition %I for values from (%L) to (%L)', name, starts,
        starts + interval '7 days');
      perform platform.guard_tenant_table(format('sync.%I', name)::regclass);
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;

-- Drops the oldest week that lies before a time as a whole; gives up at once when it can't have the table for a moment. Returns the
-- rows that went, about; 0 when there is no such week.
create function raw_payload_drop(p_before timestamptz) returns bigint
language plpgsql security definer set timezone = 'UTC' set lock_timeout = '200ms'
set search_path = sync, pg_temp as $$
declare
  old text;
  gone bigint;
begin
  perform pg_advisory_xact_lock(hashtext('wellbundle.raw-partitions'));
  select p.part into old from dispatch.raw_payload_parts() p where p.week and p.ends <= p_before order by p.ends limit 1;
  if old is null then
    return 0;
  end if;
  select greatest(reltuples::bigint, 1) into gone from pg_class where oid = format('sync.%I', old)::regclass;
  execute format('drop table %I', old);
  return gone;
end
$$;

-- Rows that aren't in a week, a few at a time.
create function raw_payload_trim(p_before timestamptz, p_limit int) returns int
language plpgsql security definer set search_path = sync, pg_temp as $$
declare
  removed int := 0;
  more int;
  part text;
begin
  foreach part in array array['raw_payload_past', 'raw_payload_rest'] loop
    if to_regclass('sync.' || part) is not null and removed < p_limit then
      execute format('delete from %1$I r using (select ctid as row_id from %1$I where received_at < $1 order by received_at limit $2
        for update skip locked) old where r.ctid = old.row_id', part) using p_before, p_limit - removed;
      get diagnostics more = row_count;
      removed := removed + more;
    end if;
  end loop;
  return removed;
end
$$;

-- What would go now.
create function raw_payload_due(p_before timestamptz) returns table (due bigint, oldest timestamptz)
language sql stable security definer set search_path = sync, pg_temp as $$
  select (select count(*) from raw_payload r
           where r.received_at < (select coalesce(max(p.ends), '-infinity') from dispatch.raw_payload_parts() p
                                   where p.week and p.ends <= p_before))
         + (select count(*) from raw_payload r
             where r.received_at < p_before
               and r.received_at >= (select coalesce(max(p.ends), '-infinity') from dispatch.raw_payload_parts() p
                                      where p.week and p.ends <= p_before)
               and r.tableoid in (select format('sync.%I', p.part)::regclass from dispatch.raw_payload_parts() p
                                   where not p.week)),
         (select min(received_at) from raw_payload)
$$;
