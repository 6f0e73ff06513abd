create sequence picture_id_seq as bigint start 1000;

-- Pictures of people and teams as the service drew them anew; nothing of the file sent is kept.
create table picture (
  tenant_id  int         not null,
  id         bigint      not null default nextval('pictures.picture_id_seq'),
  media_type text        not null check (media_type in ('image/jpeg', 'image/png')),
  etag       text        not null,
  large      bytea       not null check (length(large) <= 2000000),
  small      bytea       not null check (length(small) <= 200000),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

select platform.guard_tenant_table('pictures.picture');
