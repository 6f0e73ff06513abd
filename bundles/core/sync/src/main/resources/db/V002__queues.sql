-- The queues of the sync engine: ids only, for the dispatcher. The application reaches them through
-- the functions at the end, each of which acts for the transaction's tenant only, so that a task's
-- progress commits together with the data it brought.
set local search_path = dispatch;


-- state: 0 waiting, 1 leased, 2 done, 3 dead
create table inbox (
  id             bigint      generated always as identity primary key,
  provider       text        not null,
  link_id        bigint,
  tenant_id      int,
  content_type   text,
  sealed         bytea,
  received_at    timestamptz not null,
  correlation_id text        not null,
  state          smallint    not null default 0,
  not_before     timestamptz not null,
  attempts       int         not null default 0,
  lease_owner    text,
  lease_until    timestamptz,
  version        int         not null default 0,
  settled_at     timestamptz
) with (fillfactor = 80);
create index inbox_waiting on inbox (provider, id) where state = 0;
create index inbox_leased on inbox (provider, lease_until) where state = 1;
create index inbox_settled on inbox (settled_at) where state >= 2;

create table dead_letter (
  id             bigint      generated always as identity primary key,
  kind           text        not null check (kind in ('webhook', 'task')),
  provider       text        not null,
  tenant_id      int,
  account_id     bigint,
  link_id        bigint,
  data_type      text,
  detail         text,
  reason         text        not null,
  correlation_id text        not null,
  content_type   text,
  sealed         bytea,
  at             timestamptz not null
);
create index dead_letter_link on dead_letter (tenant_id, link_id);

-- state: 0 new (without place in the queue), 1 ready, 2 delayed, 3 leased, 4 parked
create table task (
  id             bigint      generated always as identity primary key,
  provider       text        not null,
  tenant_id      int         not null,
  account_id     bigint      not null,
  profile_id     bigint      not null,
  link_id        bigint      not null,
  data_type      text        not null,
  kind           text        not null,
  priority       smallint    not null,
  span           text        not null check (span in ('WINDOW', 'POLL', 'SINCE', 'CURRENT')),
  span_from      timestamptz,
  span_to        timestamptz,
  mark           text,
  page_cursor    text,
  pages          int         not null default 0,
  read_started   timestamptz,
  all_complete   boolean     not null default true,
  state          smallint    not null default 0,
  started        boolean     not null default false,
  tag            double precision,
  cost           real        not null default 1,
  ready_at       timestamptz not null,
  attempts       int         not null default 0,
  lease_owner    text,
  lease_until    timestamptz,
  version        int         not null default 0,
  correlation_id text        not null,
  created_at     timestamptz not null
) with (fillfactor = 70);
create index task_new on task (provider, id) where state = 0;
create index task_ready on task (provider, priority, tag, id) include (cost) where state = 1;
create index task_delayed on task (provider, ready_at) where state = 2;
create index task_leased on task (provider, lease_until) where state = 3;
create index task_link on task (link_id);
-- One not yet started task per link, data type and span.
create unique index task_open on task
  (link_id, data_type, kind, span, coalesce(span_from, '-infinity'), coalesce(span_to, 'infinity'))
  where not started;

-- Start-time fair queueing: each tenant's virtual finish time, and the queue's virtual time.
create table fair_flow (
  provider  text             not null,
  priority  smallint         not null,
  tenant_id int              not null,
  finish    double precision not null,
  primary key (provider, priority, tenant_id)
);
create index fair_flow_finish on fair_flow (provider, priority, finish);
create table fair_clock (
  provider text             not null,
  priority smallint         not null,
  vtime    double precision not null,
  primary key (provider, priority)
);

-- Calls a task of a kind needs, measured.
create table task_cost (
  provider  text not null,
  data_type text not null,
  kind      text not null,
  pages     real not null,
  primary key (provider, data_type, kind)
);

-- Links that sync: when they are due, and whose notifications they get.
create table link_schedule (
  link_id           bigint      primary key,
  tenant_id         int         not null,
  account_id        bigint      not null,
  profile_id        bigint      not null,
  provider          text        not null,
  vendor_key        text        not null,
  active            boolean     not null default true,
  planned           boolean     not null,
  next_poll_at      timestamptz not null,
  next_reconcile_at timestamptz not null
);
create index link_schedule_poll on link_schedule (provider, next_poll_at) where active;
create index link_schedule_reconcile on link_schedule (provider, next_reconcile_at)
  where active;
create index link_schedule_vendor on link_schedule (provider, vendor_key);
create index link_schedule_unplanned on link_schedule (provider, link_id) where not planned;

-- ---------------------------------------------------------------------------------------------
-- For the dispatcher
-- ---------------------------------------------------------------------------------------------

-- Gives new tasks their place: inside a tenant link by link, between tenants by virtual time.
create function task_admit(p_provider text, p_limit int) returns int
language plpgsql set search_path = dispatch, pg_temp as $$
declare
  admitted int;
begin
  if not exists (select 1 from task where provider = p_provider and state = 0) then
    return 0;
  end if;
  if not pg_try_advisory_xact_lock(hashtext('wellbundle.task-admit'), hashtext(p_provider)) then
    return 0;
  end if;
  insert into fair_clock as c (provider, priority, vtime)
    select p_provider, p.priority,
           coalesce(
             (select tag from task
               where provider = p_provider and state = 1 and priority = p.priority
               order by tag limit 1),
             (select finish from fair_flow
               where provider = p_provider and priority = p.priority
               order by finish desc limit 1),
             0)
      from (values (0::smallint), (1::smallint), (2::smallint)) p (priority)
  on conflict (provider, priority) do update set vtime = excluded.vtime
    where excluded.vtime > c.vtime;

  with fresh as (
      select id, tenant_id, priority, link_id, kind, data_type
        from task where provider = p_provider and state = 0
       order by id limit p_limit for update skip locked),
    costed as (
      select f.*, greatest(coalesce(k.pages, 1), 1) as calls
        from fresh f
        left join task_cost k
          on k.provider = p_provider and k.data_type = f.data_type and k.kind = f.kind),
    placed as (
      select c.id, c.tenant_id, c.priority, c.calls,
             greatest(v.vtime, coalesce(w.finish, 0)) as base,
             sum(c.calls) over (partition by c.priority, c.tenant_id
                                order by c.link_id, c.id rows unbounded preceding) as upto
        from costed c
        join fair_clock v on v.provider = p_provider and v.priority = c.priority
        left join fair_flow w
          on w.provider = p_provider and w.priority = c.priority and w.tenant_id = c.tenant_id),
    charged as (
      insert into fair_flow as w (provider, priority, tenant_id, finish)
        select p_provider, priority, tenant_id, max(base + upto)
          from placed group by priority, tenant_id
      on conflict (provider, priority, tenant_id) do update set finish = excluded.finish),
    done as (
      update task t set state = 1, cost = p.calls, tag = p.base + p.upto - p.calls
        from placed p where t.id = p.id returning 1)
  select count(*) into admitted from done;
  return admitted;
end
$$;

-- Removes raw payloads of all tenants that are older than their retention.
create function raw_payload_purge(p_before timestamptz, p_limit int) returns int
language plpgsql security definer set search_path = dispatch, pg_temp as $$
declare
  removed int;
begin
  delete from sync.raw_payload r
    using (select tenant_id, id from sync.raw_payload where received_at < p_before
           order by received_at limit p_limit) old
   where r.tenant_id = old.tenant_id and r.id = old.id;
  get diagnostics removed = row_count;
  return removed;
end
$$;

-- ---------------------------------------------------------------------------------------------
-- For the application, acting for the transaction's tenant only
-- ---------------------------------------------------------------------------------------------

-- Adds tasks in the order of the arrays; those that wait already are left as they are.
create function task_enqueue(
  p_provider text, p_account bigint, p_profile bigint, p_link bigint, p_parked boolean,
  p_data_types text[], p_kinds text[], p_priorities int[], p_spans text[],
  p_from timestamptz[], p_to timestamptz[], p_correlation text, p_now timestamptz) returns int
language sql security definer set search_path = dispatch, pg_temp as $$
  with added as (
    insert into task (provider, tenant_id, account_id, profile_id, link_id, data_type, kind,
                      priority, span, span_from, span_to, state, ready_at, correlation_id,
                      created_at)
    select p_provider, platform.current_tenant(), p_account, p_profile, p_link, a.data_type, a.kind, a.priority,
           a.span, a.span_from, a.span_to, case when p_parked then 4 else 0 end, p_now,
           p_correlation, p_now
      from unnest(p_data_types, p_kinds, p_priorities, p_spans, p_from, p_to) with ordinality
        as a (data_type, kind, priority, span, span_from, span_to, n)
     order by a.n
    on conflict do nothing
    returning 1)
  select count(*)::int from added
$$;

-- Widens a hint's task that hasn't started; false when there is none that may grow so far.
create function hint_merge(
  p_link bigint, p_data_type text, p_from timestamptz, p_to timestamptz, p_longest interval)
  returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
declare
  found_id bigint;
begin
  select id into found_id from task
   where tenant_id = platform.current_tenant() and link_id = p_link and data_type = p_data_type
     and kind = 'HINT' and span = 'WINDOW' and not started
     and greatest(span_to, p_to) - least(span_from, p_from) <= p_longest
   order by id limit 1 for update skip locked;
  if found_id is null then
    return false;
  end if;
  update task set span_from = least(span_from, p_from), span_to = greatest(span_to, p_to)
   where id = found_id and (p_from < span_from or p_to > span_to);
  return true;
exception when unique_violation then
  return true; -- the wider span waits already
end
$$;

-- Locks the task for the rest of the transaction if this lease still holds.
create function task_hold(p_id bigint, p_version int) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  perform 1 from task
   where id = p_id and version = p_version and state = 3 and tenant_id = platform.current_tenant() for update;
  return found;
end
$$;

-- Whether the lease holds now, without locking anything.
create function task_leased(p_id bigint, p_version int) returns boolean
language sql stable security definer set search_path = dispatch, pg_temp as $$
  select exists (select 1 from task where id = p_id and version = p_version and state = 3
                    and tenant_id = platform.current_tenant())
$$;

-- A page is stored, more are to come. With p_yield the task queues again.
create function task_page(
  p_id bigint, p_version int, p_cursor text, p_span text, p_from timestamptz, p_to timestamptz,
  p_mark text, p_read_started timestamptz, p_complete boolean, p_yield boolean) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  update task
     set page_cursor = p_cursor, span = p_span, span_from = p_from, span_to = p_to, mark = p_mark,
         read_started = p_read_started, all_complete = all_complete and p_complete,
         pages = pages + 1, attempts = 0, cost = greatest(cost - 1, 1),
         state = case when p_yield then 0 else 3 end,
         lease_owner = case when p_yield then null else lease_owner end,
         lease_until = case when p_yield then null else lease_until end
   where id = p_id and version = p_version and state = 3 and tenant_id = platform.current_tenant();
  return found;
end
$$;

create function task_finish(p_id bigint, p_version int) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  delete from task
   where id = p_id and version = p_version and state = 3 and tenant_id = platform.current_tenant();
  return found;
end
$$;

create function task_defer(p_id bigint, p_version int, p_until timestamptz)
  returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  update task
     set state = 2, ready_at = p_until, attempts = attempts + 1, lease_owner = null,
         lease_until = null
   where id = p_id and version = p_version and state = 3 and tenant_id = platform.current_tenant();
  return found;
end
$$;

create function task_bury(
  p_id bigint, p_version int, p_reason text, p_detail text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  with gone as (
    delete from task
     where id = p_id and version = p_version and state = 3 and tenant_id = platform.current_tenant()
    returning *)
  insert into dead_letter (kind, provider, tenant_id, account_id, link_id, data_type, detail, reason,
                           correlation_id, at)
  select 'task', provider, tenant_id, account_id, link_id, data_type, kind || ' ' || p_detail,
         p_reason, correlation_id, p_now from gone;
  return found;
end
$$;

-- Puts a link on the schedule, or renews its entry.
create function link_enter(
  p_link bigint, p_account bigint, p_profile bigint, p_provider text, p_vendor_key text,
  p_planned boolean, p_next_poll timestamptz, p_next_reconcile timestamptz) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  insert into link_schedule as s (link_id, tenant_id, account_id, profile_id, provider, vendor_key,
                                  planned, next_poll_at, next_reconcile_at)
  values (p_link, platform.current_tenant(), p_account, p_profile, p_provider, p_vendor_key,
          p_planned, p_next_poll, p_next_reconcile)
  on conflict (link_id) do update
    set vendor_key = excluded.vendor_key, active = true, planned = excluded.planned,
        next_poll_at = excluded.next_poll_at, next_reconcile_at = excluded.next_reconcile_at
    where s.tenant_id = excluded.tenant_id
$$;

-- The link may not sync for now: its tasks wait aside, and leases on them are void. Found out by a
-- task, whose lease must hold (else false), or by p_task null. The schedule's row is locked first,
-- so that two who find out at once don't lock each other's tasks.
create function link_park(p_link bigint, p_task bigint, p_version int) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  perform 1 from link_schedule
    where link_id = p_link and tenant_id = platform.current_tenant() for update;
  if p_task is not null and not task_hold(p_task, p_version) then
    return false;
  end if;
  update link_schedule set active = false
   where link_id = p_link and tenant_id = platform.current_tenant() and active;
  update task set state = 4, version = version + 1, lease_owner = null, lease_until = null
   where link_id = p_link and tenant_id = platform.current_tenant() and state <> 4;
  return true;
end
$$;

-- The link may sync again; true when it was parked.
create function link_wake(p_link bigint, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
declare
  woken boolean;
begin
  update link_schedule set active = true, next_poll_at = p_now
   where link_id = p_link and tenant_id = platform.current_tenant() and not active;
  woken := found;
  update task set state = 0, attempts = 0
   where link_id = p_link and tenant_id = platform.current_tenant() and state = 4;
  return woken or found;
end
$$;

create function link_drop(p_link bigint) returns void
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  delete from link_schedule where link_id = p_link and tenant_id = platform.current_tenant();
  delete from task where link_id = p_link and tenant_id = platform.current_tenant();
end
$$;

create function link_drop_type(p_link bigint, p_data_type text) returns void
language sql security definer set search_path = dispatch, pg_temp as $$
  delete from task
   where link_id = p_link and tenant_id = platform.current_tenant() and data_type = p_data_type
$$;

-- Calls until the link's tasks of a priority are done, its own included; null when it has none.
-- Tasks without a place yet get the one that task_admit would give them.
create function calls_ahead(p_link bigint, p_priority int) returns double precision
language plpgsql stable security definer set search_path = dispatch, pg_temp as $$
declare
  of_provider text;
  last_tag double precision;
  waits boolean;
  vtime_now double precision;
  ahead double precision;
begin
  select min(provider), max(tag), coalesce(bool_or(state = 0), false)
    into of_provider, last_tag, waits
    from task
   where link_id = p_link and tenant_id = platform.current_tenant() and priority = p_priority;
  if of_provider is null then
    return null;
  end if;
  select coalesce(max(vtime), 0) into vtime_now from fair_clock
   where provider = of_provider and priority = p_priority;
  if waits then
    select greatest(
             last_tag,
             greatest(vtime_now, coalesce(max(f.finish), 0)) + coalesce(sum(t.cost), 0))
      into last_tag
      from task t
      left join fair_flow f
        on f.provider = t.provider and f.priority = t.priority and f.tenant_id = t.tenant_id
     where t.provider = of_provider and t.state = 0 and t.priority = p_priority
       and t.tenant_id = platform.current_tenant() and t.link_id <= p_link;
  end if;
  select coalesce(sum(cost), 0) into ahead from (
      select cost from task
       where provider = of_provider and state = 1
         and (priority < p_priority or (priority = p_priority and tag <= last_tag))
      union all
      select cost from task
       where provider = of_provider and state in (2, 3)
         and (priority < p_priority or (priority = p_priority and tag <= last_tag))
      union all
      select cost from task
       where provider = of_provider and state = 0 and priority < p_priority
      union all
      select least(sum(t.cost), greatest(last_tag - greatest(vtime_now, max(f.finish)), 0))::real
        from task t
        left join fair_flow f
          on f.provider = t.provider and f.priority = t.priority and f.tenant_id = t.tenant_id
       where t.provider = of_provider and t.state = 0 and t.priority = p_priority
       group by t.tenant_id) a;
  return ahead;
end
$$;

-- Ends a notification that was found to be this tenant's.
create function inbox_settle(p_id bigint, p_version int, p_now timestamptz)
  returns boolean
language plpgsql security definer set search_path = dispatch, pg_temp as $$
begin
  update inbox
     set state = 2, settled_at = p_now, sealed = null, lease_owner = null, lease_until = null
   where id = p_id and version = p_version and state = 1 and tenant_id = platform.current_tenant();
  return found;
end
$$;

select platform.allow_app('dispatch.task_enqueue(text,bigint,bigint,bigint,boolean,text[],text[],int[],text[],timestamptz[],timestamptz[],text,timestamptz)');
select platform.allow_app('dispatch.hint_merge(bigint,text,timestamptz,timestamptz,interval)');
select platform.allow_app('dispatch.task_hold(bigint,int)');
select platform.allow_app('dispatch.task_leased(bigint,int)');
select platform.allow_app('dispatch.task_page(bigint,int,text,text,timestamptz,timestamptz,text,timestamptz,boolean,boolean)');
select platform.allow_app('dispatch.task_finish(bigint,int)');
select platform.allow_app('dispatch.task_defer(bigint,int,timestamptz)');
select platform.allow_app('dispatch.task_bury(bigint,int,text,text,timestamptz)');
select platform.allow_app('dispatch.link_enter(bigint,bigint,bigint,text,text,boolean,timestamptz,timestamptz)');
select platform.allow_app('dispatch.link_park(bigint,bigint,int)');
select platform.allow_app('dispatch.link_wake(bigint,timestamptz)');
select platform.allow_app('dispatch.link_drop(bigint)');
select platform.allow_app('dispatch.link_drop_type(bigint,text)');
select platform.allow_app('dispatch.calls_ahead(bigint,int)');
select platform.allow_app('dispatch.inbox_settle(bigint,int,timestamptz)');
