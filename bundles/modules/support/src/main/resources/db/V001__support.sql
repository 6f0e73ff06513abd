create sequence request_id_seq as bigint start 1000;

-- Requests for help. What a person wrote is sealed with the account's key.
create table request (
  tenant_id      int         not null,
  id             bigint      not null default nextval('support.request_id_seq'),
  account_id     bigint      not null,
  reference      text        not null,
  topic          text        not null,
  -- who it went to: the employer, or Client Services
  routed_to      text        not null check (routed_to in ('employer', 'clientServices')),
  sealed         bytea       not null,
  asked_at       timestamptz not null,
  correlation_id text        not null,
  primary key (tenant_id, id)
);
create index request_account on request (tenant_id, account_id, id desc);

select platform.guard_tenant_table('support.request');

create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
language plpgsql as $$
declare
  gone bigint;
begin
  delete from support.request
   where tenant_id = platform.current_tenant() and account_id = p_account;
  get diagnostics gone = row_count;
  return gone;
end
$$;

-- Whoever asks for help wants to be heard: there is nothing to restrict.
create function restrict_person(p_account bigint, p_profiles bigint[], p_restricted boolean) returns void
language sql as $$ select $$;
