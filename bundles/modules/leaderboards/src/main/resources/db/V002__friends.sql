-- Friends: both wanted it, one by handing out a code, the other by entering it. Two rows, one for each side. Only those who
-- take part have any; leaving or being erased ends them.
create table friend (
  tenant_id  int         not null,
  account_id bigint      not null,
  friend_id  bigint      not null,
  since      timestamptz not null,
  primary key (tenant_id, account_id, friend_id),
  check (account_id <> friend_id)
);
create index friend_back on friend (tenant_id, friend_id);

-- What somebody hands to those who may become friends; a new one takes the place of the old.
create table friend_code (
  tenant_id  int         not null,
  account_id bigint      not null,
  code       text        not null,
  made_at    timestamptz not null,
  primary key (tenant_id, account_id)
);
create unique index friend_code_code on friend_code (tenant_id, code);

select platform.guard_tenant_table(name::regclass) from unnest(array['friend', 'friend_code']) name;

create or replace function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
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
  delete from leaderboards.friend where tenant_id = mine and (account_id = p_account or friend_id = p_account);
  get diagnostics more = row_count;
  gone := gone + more;
  delete from leaderboards.friend_code where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  gone := gone + more;
  delete from leaderboards.member where tenant_id = mine and account_id = p_account;
  get diagnostics more = row_count;
  return gone + more;
end
$$;
