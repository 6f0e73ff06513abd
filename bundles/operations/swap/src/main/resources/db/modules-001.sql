-- Jars of modules and providers that nodes have taken in, once per content.
create table artifact (
  hash          text primary key,
  symbolic_name text not null,
  version       text not null,
  jar           bytea not null,
  arrived_at    timestamptz not null default now()
);
alter table artifact alter column jar set storage external;

-- What there should be. Without a hash: nothing under that name.
create table desired (
  symbolic_name text primary key,
  hash          text references artifact,
  actor         text not null,
  changed_at    timestamptz not null default now()
);

-- How far each node got with it.
create table outcome (
  node          text not null,
  symbolic_name text not null,
  hash          text,
  code          text not null,
  sentence      text not null,
  at            timestamptz not null default now(),
  primary key (node, symbolic_name)
);
