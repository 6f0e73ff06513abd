-- A team is open to whoever takes part, or to those who have its code. Its picture is kept with the others; the uploader's.
alter table team add column by_invitation boolean not null default false;
alter table team add column code text;
update team set code = upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 8));
alter table team alter column code set not null;
alter table team add column picture_id bigint;

-- By a name made up for one challenge, which nobody else has there.
alter table participant add column alias boolean not null default false;
create unique index participant_alias on participant (tenant_id, challenge_id, lower(name)) where alias and left_at is null;

create sequence appeal_id_seq as bigint start 1000;

-- What a member said about a day that doesn't count as it might, and the organiser's answer. It is about the day as it was
-- then: what comes later isn't covered by a yes.
create table appeal (
  tenant_id     int         not null,
  challenge_id  bigint      not null,
  account_id    bigint      not null,
  local_date    date        not null,
  id            bigint      not null default nextval('challenges.appeal_id_seq'),
  words         text        not null,
  raw           bigint      not null,
  excluded      bigint      not null,
  flags         text[]      not null,
  written_at    timestamptz not null,
  answered_at   timestamptz,
  accepted      boolean,
  answer        text,
  -- of all answers up to now: how much of what was typed in counts, and up to which amount the day was found right
  allowed       bigint      not null default 0,
  checked       bigint      not null default 0,
  check ((answered_at is null) = (accepted is null)),
  primary key (tenant_id, challenge_id, account_id, local_date)
);
create unique index appeal_number on appeal (tenant_id, id);
select platform.guard_tenant_table('challenges.appeal');

create or replace function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql security definer set search_path = challenges, pg_temp as $$
declare
  mine constant int := platform.current_tenant();
  gone bigint := 0;
  more bigint;
  owned text;
begin
  foreach owned in array array['participant', 'day', 'ledger', 'result', 'appeal'] loop
    execute format('delete from challenges.%I where tenant_id = $1 and account_id = $2', owned) using mine, p_account;
    get diagnostics more = row_count;
    gone := gone + more;
  end loop;
  -- Somebody leads on: who is in the team for longest.
  update participant p set leader = true
   where p.tenant_id = mine and p.left_at is null and p.team_id is not null
     and not exists (select from participant o where o.tenant_id = mine and o.team_id = p.team_id and o.leader and o.left_at is null)
     and p.account_id = (select o.account_id from participant o where o.tenant_id = mine and o.team_id = p.team_id
                          and o.left_at is null order by o.joined_at, o.account_id limit 1);
  -- A team's name was somebody's idea, and the score of a team of one is that one's.
  delete from team t where t.tenant_id = mine
    and not exists (select from participant p where p.tenant_id = mine and p.team_id = t.id);
  delete from team_result t where t.tenant_id = mine
    and not exists (select from result r where r.tenant_id = mine and r.team_id = t.team_id);
  return gone;
end
$$;
