set local search_path = dispatch;

-- When something new last came over each link, how often it usually comes, and since when the
-- provider refuses it. Times only; what came is elsewhere.
alter table link_schedule
  add heard_at       timestamptz,
  add usual_seconds  double precision,
  add spread_seconds double precision,
  add heard          int not null default 0,
  -- by then something new is usually there
  add expected_by    timestamptz,
  add refused_since  timestamptz,
  add refused_at     timestamptz;
create index link_schedule_refused on link_schedule (provider, refused_at)
  where refused_at is not null;

create function link_rhythm(p_link bigint)
returns table (heard_at timestamptz, usual_seconds double precision, spread_seconds double precision,
               heard int)
language sql stable security definer set search_path = dispatch, pg_temp as $$
  select s.heard_at, s.usual_seconds, s.spread_seconds, s.heard from link_schedule s
   where s.link_id = p_link and s.tenant_id = platform.current_tenant()
$$;

create function link_heard(
  p_link bigint, p_heard_at timestamptz, p_usual double precision, p_spread double precision,
  p_heard int, p_expected_by timestamptz) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  update link_schedule
     set heard_at = p_heard_at, usual_seconds = p_usual, spread_seconds = p_spread, heard = p_heard,
         expected_by = p_expected_by, refused_since = null, refused_at = null
   where link_id = p_link and tenant_id = platform.current_tenant()
$$;

-- The provider gave an answer, so what it refused before wasn't meant.
create function link_accepted(p_link bigint) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  update link_schedule set refused_since = null, refused_at = null
   where link_id = p_link and tenant_id = platform.current_tenant() and refused_at is not null
$$;

-- True when the link has been refused for so long that it is meant; null when it isn't known.
create function link_refused(p_link bigint, p_now timestamptz, p_long interval)
returns boolean
language sql security definer set search_path = dispatch, pg_temp as $$
  update link_schedule set refused_since = coalesce(refused_since, p_now), refused_at = p_now
   where link_id = p_link and tenant_id = platform.current_tenant()
  returning refused_since <= p_now - p_long
$$;

create function link_overdue(p_link bigint, p_now timestamptz) returns boolean
language sql stable security definer set search_path = dispatch, pg_temp as $$
  select expected_by <= p_now from link_schedule
   where link_id = p_link and tenant_id = platform.current_tenant()
$$;

-- Providers that bring nobody anything, since when.
create table provider_silence (
  provider text        primary key,
  since    timestamptz not null
);

create function provider_silence_begins(p_provider text, p_now timestamptz) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into provider_silence values (p_provider, p_now) on conflict do nothing
$$;

create function provider_silence_ends(p_provider text) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  delete from provider_silence where provider = p_provider
$$;

-- Counts over everybody's links, no link by itself.
create function provider_pulse(
  p_provider text, p_now timestamptz, p_window interval, p_known int)
returns table (links bigint, known bigint, heard bigint, missed bigint, refused bigint,
               silent boolean)
language sql stable security definer set search_path = dispatch, pg_temp as $$
  select count(*) filter (where active),
         count(*) filter (where active and heard >= p_known),
         count(*) filter (where active and heard >= p_known and heard_at > p_now - p_window),
         count(*) filter (where active and heard >= p_known
                            and expected_by > p_now - p_window and expected_by <= p_now),
         count(*) filter (where refused_at > p_now - interval '1 hour'),
         exists (select 1 from provider_silence where provider = p_provider)
    from link_schedule where provider = p_provider
$$;

select platform.allow_app('dispatch.link_rhythm(bigint)');
select platform.allow_app(
  'dispatch.link_heard(bigint,timestamptz,double precision,double precision,int,timestamptz)');
select platform.allow_app('dispatch.link_accepted(bigint)');
select platform.allow_app('dispatch.link_refused(bigint,timestamptz,interval)');
select platform.allow_app('dispatch.link_overdue(bigint,timestamptz)');
select platform.allow_app('dispatch.provider_pulse(text,timestamptz,interval,int)');
select platform.allow_app('dispatch.provider_silence_begins(text,timestamptz)');
select platform.allow_app('dispatch.provider_silence_ends(text)');
