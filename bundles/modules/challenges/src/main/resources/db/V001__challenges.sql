create sequence challenge_id_seq as bigint start 1000;
create sequence team_id_seq as bigint start 1000;
create sequence participant_id_seq as bigint start 1000;

-- A challenge and its rules, which never change once it is open. Amounts are thousandths of the unit, as whole numbers: they add up
-- to the same sum in any order. Whether days count now follows from dates and clock; only what was done to a challenge is stored.
create table challenge (
  tenant_id        int         not null,
  id               bigint      not null default nextval('challenges.challenge_id_seq'),
  title            text        not null,
  about            text        not null,
  type             text        not null check (type in ('TOTAL', 'AVERAGE', 'CHECKPOINT', 'STREAK')),
  measure          text        not null check (measure in ('STEPS', 'DISTANCE', 'ACTIVE_MINUTES', 'ELEVATION')),
  threshold        bigint      not null,
  starts_on        date        not null,
  ends_on          date        not null,
  -- where the organiser is: decides when it is called running; days are the members' own
  zone             text        not null,
  grace_hours      int         not null check (grace_hours between 0 and 168),
  daily_cap        bigint,
  by_hand          text        not null check (by_hand in ('EXCLUDED', 'CAPPED', 'FLAGGED')),
  by_hand_cap      bigint      not null,
  ties             text        not null check (ties in ('COMPETITION', 'DENSE')),
  teams            text        not null check (teams in ('NONE', 'TOTAL', 'AVERAGE')),
  team_least       int         not null,
  team_most        int         not null,
  late_joining     boolean     not null,
  -- what somebody who is invited enters; null when the whole tenant may join
  invitation       text,
  least_people     int         not null,
  opened_at        timestamptz,
  -- since when the rest is over for good
  final_at         timestamptz,
  finalised_at     timestamptz,
  check (starts_on <= ends_on),
  primary key (tenant_id, id)
);
create index challenge_due on challenge (tenant_id, final_at) where opened_at is not null and finalised_at is null;

create table team (
  tenant_id    int    not null,
  id           bigint not null default nextval('challenges.team_id_seq'),
  challenge_id bigint not null,
  name         text   not null,
  primary key (tenant_id, id)
);
create unique index team_name on team (tenant_id, challenge_id, lower(name));

create table participant (
  tenant_id    int         not null,
  challenge_id bigint      not null,
  account_id   bigint      not null,
  -- what others know this person by
  id           bigint      not null default nextval('challenges.participant_id_seq'),
  profile_id   bigint      not null,
  team_id      bigint,
  leader       boolean     not null default false,
  -- as shown before joining
  name         text        not null,
  joined_at    timestamptz not null,
  counts_from  date        not null,
  left_at      timestamptz,
  score        bigint      not null default 0,
  -- all changes of measurements up to this place in the outbox are in the days
  position     bigint      not null default 0,
  moved_at     timestamptz,
  primary key (tenant_id, challenge_id, account_id)
);
create index participant_profile on participant (tenant_id, profile_id) where left_at is null;
create index participant_account on participant (tenant_id, account_id);
create index participant_team on participant (tenant_id, team_id) where team_id is not null;
create index participant_score on participant (tenant_id, challenge_id, score desc) where left_at is null;

-- One row per day that has data: what was measured, what of it counts, and why not the rest.
create table day (
  tenant_id    int      not null,
  challenge_id bigint   not null,
  account_id   bigint   not null,
  local_date   date     not null,
  raw          bigint   not null,
  by_hand      bigint   not null,
  excluded     bigint   not null,
  capped       bigint   not null,
  counted      bigint   not null,
  points       bigint   not null,
  flags        text[]   not null,
  -- how many entries of the ledger made it what it is
  entries      int      not null,
  primary key (tenant_id, challenge_id, account_id, local_date),
  check (raw = excluded + capped + counted)
);

-- Every change of a day's points, for good: the sum of what was added is what stands.
create table ledger (
  tenant_id    int         not null,
  challenge_id bigint      not null,
  account_id   bigint      not null,
  local_date   date        not null,
  entry        int         not null,
  counted      bigint      not null,
  added        bigint      not null,
  reason       text        not null,
  -- the change of measurements behind it
  position     bigint      not null,
  at           timestamptz not null,
  primary key (tenant_id, challenge_id, account_id, local_date, entry)
);

-- The standings of a challenge that is over, as they were then.
create table result (
  tenant_id    int    not null,
  challenge_id bigint not null,
  account_id   bigint not null,
  id           bigint not null,
  name         text   not null,
  team_id      bigint,
  score        bigint not null,
  place        int    not null,
  primary key (tenant_id, challenge_id, account_id)
);

create table team_result (
  tenant_id    int    not null,
  challenge_id bigint not null,
  team_id      bigint not null,
  name         text   not null,
  members      int    not null,
  score        bigint not null,
  place        int    not null,
  primary key (tenant_id, challenge_id, team_id)
);

select platform.guard_tenant_table(('challenges.' || name)::regclass)
from unnest(array['challenge', 'team', 'participant', 'day', 'ledger', 'result', 'team_result']) name;
select platform.append_only('challenges.ledger');

-- Final standings never change; only an erasure takes somebody out of them.
do $$
declare
  app constant text := (select name from platform.role where purpose = 'app');
begin
  execute format('revoke update, delete, truncate on challenges.result, challenges.team_result from %I', app);
end
$$;

create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql security definer set search_path = challenges, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
  gone bigint := 0;
  more bigint;
  owned text;
begin
  foreach owned in array array['participant', 'day', 'ledger', 'result'] loop
    execute format('delete from challenges.%I where tenant_id = $1 and account_id = $2', owned) using mine, p_account;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  -- A team's name was somebody's idea, and the score of a team of one is that one's.
  delete from team t where t.tenant_id = mine
    and not exists (select from participant p where p.tenant_id = mine and p.team_id = t.id);
  delete from team_result t where t.tenant_id = mine
    and not exists (select from result r where r.tenant_id = mine and r.team_id = t.team_id);
  return gone;
end
$$;

-- Who restricts the purpose is in no answer from the commit on: the consent core is asked with every row.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
