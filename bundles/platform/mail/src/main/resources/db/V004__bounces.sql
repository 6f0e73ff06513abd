-- What comes back after a mail was taken. The token is part of the message id: only who got the mail, or carried it, can report on it.
alter table message
  add column token      text  not null default replace(gen_random_uuid()::text, '-', ''),
  -- digest of the address it went to, which may not be the account's any more
  add column recipient  text,
  -- the last report that it isn't there yet
  add column delayed_at timestamptz,
  -- what the last report said, by RFC 3463: 5.1.1, never its words
  add column report     text check (report ~ '^[245]\.[0-9]{1,3}\.[0-9]{1,3}$');

-- Addresses that take no mail. Another address of the account has another digest.
create table undeliverable (
  tenant_id  int         not null,
  account_id bigint      not null,
  recipient  text        not null,
  report     text        not null,
  noted_at   timestamptz not null default now(),
  primary key (tenant_id, account_id)
);
select platform.guard_tenant_table('mail.undeliverable');

create or replace function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  gone   bigint;
  marked bigint;
begin
  delete from mail.message
   where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics gone = row_count;
  delete from mail.undeliverable
   where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics marked = row_count;
  return gone + marked;
end
$$;
