-- What was installed, exchanged, removed and turned away, on which node, by whom. For good, until its time is over.
create table history (
  id            bigint generated always as identity primary key,
  at            timestamptz not null,
  node          text not null,
  symbolic_name text not null,
  from_version  text,
  to_version    text,
  result        text not null,
  code          text not null,
  sentence      text not null,
  actor         text not null,
  millis        bigint not null,
  unique (node, at, symbolic_name, code)
);
create index history_name on history (symbolic_name, id);
create index history_at on history (at);
select platform.append_only('modules.history');

-- For retention alone.
create function history_purge(p_before timestamptz, p_limit int) returns int
language plpgsql security definer set search_path = modules, pg_temp as $$
declare
  removed int;
begin
  delete from history where id in (select id from history where at < p_before order by at limit p_limit);
  get diagnostics removed = row_count;
  return removed;
end
$$;
