-- Who is on boards, by their own decision, and what counts for them.
--
-- Boards in memory follow this schema: every transaction that moves a score or empties a seat takes the tenant's next
-- version, and keeps the row of `feed` locked until it ends. So versions are committed in order and without a gap, and a node
-- that has applied version n needs only what came after n.

-- The tenant's version, and how many seats were ever taken.
create table feed (
  tenant_id int         not null primary key,
  version   bigint      not null,
  moved_at  timestamptz not null,
  seats     int         not null
);

-- Takes part. The seat stands for the person on boards: a number that says nothing about anybody.
create table member (
  tenant_id   int         not null,
  account_id  bigint      not null,
  profile_id  bigint      not null,
  seat        int         not null,
  mode        text        not null check (mode in ('named', 'alias', 'private')),
  alias       text,
  -- days before are nobody's business
  counts_from date        not null,
  joined_at   timestamptz not null,
  -- whether scores are on boards now: wanted, and not restricted
  on_board    boolean     not null default false,
  -- one more with every calculation of the days: who calculated from older data has to look again
  turn        bigint      not null default 0,
  primary key (tenant_id, account_id),
  unique (tenant_id, seat),
  check (mode <> 'alias' or alias is not null)
);
create unique index member_alias on member (tenant_id, lower(alias));

-- What a day brought: raw = excluded + capped + counted, in whole units.
create table day (
  tenant_id  int      not null,
  account_id bigint   not null,
  metric     smallint not null,
  local_date date     not null,
  raw        int      not null,
  excluded   int      not null,
  capped     int      not null,
  counted    int      not null,
  primary key (tenant_id, account_id, metric, local_date)
);

-- The boards. Null: was there, and its days are gone.
create table score (
  tenant_id  int      not null,
  metric     smallint not null,
  period     text     not null check (period in ('week', 'month')),
  starts     date     not null,
  seat       int      not null,
  account_id bigint   not null,
  score      int,
  changed    bigint   not null,
  primary key (tenant_id, metric, period, starts, seat)
);
create index score_changed on score (tenant_id, changed);
create index score_account on score (tenant_id, account_id);

-- Seats that were emptied; kept for a few days, for nodes that haven't heard of it.
create table departure (
  tenant_id int         not null,
  version   bigint      not null,
  seat      int         not null,
  at        timestamptz not null,
  primary key (tenant_id, version)
);

select platform.guard_tenant_table(name::regclass) from unnest(array['feed', 'member', 'day', 'score', 'departure']) name;

-- The next version; whoever else wants one waits until this transaction ends.
create function next_version() returns bigint
language sql as $$
  insert into leaderboards.feed as known values (platform.current_tenant(), 1, clock_timestamp(), 0)
  on conflict (tenant_id) do update set version = known.version + 1, moved_at = clock_timestamp()
  returning version
$$;

create function next_seat() returns int
language sql as $$
  insert into leaderboards.feed as known values (platform.current_tenant(), 0, clock_timestamp(), 1)
  on conflict (tenant_id) do update set seats = known.seats + 1
  returning seats - 1
$$;

-- Off every board, for all nodes, with this transaction.
create function take_off(p_account bigint) returns bigint
language plpgsql as $$
declare
  mine constant int := platform.current_tenant();
  empty_seat int;
  gone bigint;
begin
  select seat into empty_seat from leaderboards.member where tenant_id = mine and account_id = p_account and on_board for update;
  if not found then
    return 0;
  end if;
  update leaderboards.member set on_board = false where tenant_id = mine and account_id = p_account;
  delete from leaderboards.score where tenant_id = mine and account_id = p_account;
  get diagnostics gone = row_count;
  insert into leaderboards.departure values (mine, leaderboards.next_version(), empty_seat, now());
  -- a board in memory that slept for so long is built anew
  delete from leaderboards.departure where tenant_id = mine and at < now() - interval '3 days';
  return gone;
end
$$;

-- Sums of the person's days.
create function sums(p_account bigint) returns table (metric smallint, period text, starts date, score int)
language sql stable as $$
  select d.metric, p.period, p.starts, sum(d.counted)::int
    from leaderboards.day d cross join lateral
      (values ('week', date_trunc('week', d.local_date::timestamp)::date), ('month', date_trunc('month', d.local_date::timestamp)::date))
      as p (period, starts)
   where d.tenant_id = platform.current_tenant() and d.account_id = p_account
   group by d.metric, p.period, p.starts
$$;

-- Makes the boards say what the person's days and decision say. True when something moved.
create function settle(p_account bigint, p_allowed boolean) returns boolean
language plpgsql as $$
declare
  mine constant int := platform.current_tenant();
  person leaderboards.member;
  place bigint;
begin
  select * into person from leaderboards.member where tenant_id = mine and account_id = p_account for update;
  if not found then
    return false;
  end if;
  if not p_allowed or person.mode = 'private' then
    perform leaderboards.take_off(p_account);
    return person.on_board;
  end if;
  if person.on_board and not exists (
    select from leaderboards.sums(p_account) w
      full join (select s.metric, s.period, s.starts, s.score from leaderboards.score s
                  where s.tenant_id = mine and s.account_id = p_account) h using (metric, period, starts)
     where w.score is distinct from h.score)
  then
    return false;
  end if;
  place := leaderboards.next_version();
  insert into leaderboards.score as known
  select mine, metric, period, starts, person.seat, p_account, w.score, place
    from leaderboards.sums(p_account) w
      full join (select s.metric, s.period, s.starts, s.score from leaderboards.score s
                  where s.tenant_id = mine and s.account_id = p_account) h using (metric, period, starts)
   where w.score is distinct from h.score
  on conflict (tenant_id, metric, period, starts, seat) do update set score = excluded.score, changed = excluded.changed;
  update leaderboards.member set on_board = true where tenant_id = mine and account_id = p_account and not on_board;
  return true;
end
$$;

create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  mine constant int := platform.current_tenant();
  gone bigint;
  more bigint;
begin
  -- everybody locks the participant first, then days and scores, then the feed
  perform from leaderboards.member where tenant_id = mine and account_id = p_account for update;
  gone := leaderboards.take_off(p_account);
  delete from leaderboards.score where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from leaderboards.day where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from leaderboards.member where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;

-- Off at once. The event brings the person back when processing goes on, or settles what came meanwhile.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language plpgsql as $$
begin
  if p_restricted then
    perform leaderboards.take_off(p_account);
  end if;
  if exists (select from leaderboards.member where tenant_id = platform.current_tenant() and account_id = p_account) then
    perform dispatch.append_event(platform.current_tenant(), 'leaderboards.settle', p_account, '{}'::text[], now(), 'restriction');
  end if;
end
$$;
