-- Who removes what was kept long enough, one node at a time, and how far that got. Of no tenant.
create table dispatch.retention (
  rule     text        primary key,
  begun_at timestamptz not null,
  ended_at timestamptz,
  removed  bigint      not null default 0,
  problem  text
);
