-- Hash of the secret part of the registration's address for notifications: they come in while the bundle is away, too.
alter table dispatch.provider_seen add column hook_hash bytea;
