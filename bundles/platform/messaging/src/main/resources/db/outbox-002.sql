-- Nodes that work on this database now.
create table dispatch.node (
  id          uuid primary key,
  name        text not null,
  shared      boolean not null,
  lease_until timestamptz not null
);
