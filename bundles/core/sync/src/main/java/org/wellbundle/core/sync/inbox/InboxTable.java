package org.wellbundle.core.sync.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.task.LeaseLostException;
import org.wellbundle.platform.database.Transaction;

/** Webhooks between their acknowledgement and their effect. */
final class InboxTable {
  private final String node;
  private final Duration lease;

  InboxTable(String node, Duration lease) {
    this.node = node;
    this.lease = lease;
  }

  /** Stores many at once, in order. */
  static void append(Transaction tx, List<Arrived> arrived) throws SQLException {
    Sql.update(
        tx,
        """
        insert into dispatch.inbox (provider, link_id, tenant_id, content_type, sealed, received_at,
                                    correlation_id, not_before)
        select provider, link_id, tenant_id, content_type, sealed, received_at, correlation_id,
               received_at
          from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
            as a (provider, link_id, tenant_id, content_type, sealed, received_at, correlation_id, n)
         order by n""",
        arrived.stream().map(Arrived::provider).toArray(String[]::new),
        arrived.stream().map(Arrived::link).toArray(Long[]::new),
        arrived.stream().map(Arrived::tenant).toArray(Integer[]::new),
        arrived.stream().map(Arrived::contentType).toArray(String[]::new),
        arrived.stream().map(Arrived::sealed).toArray(byte[][]::new),
        arrived.stream().map(Arrived::receivedAt).toArray(Instant[]::new),
        arrived.stream().map(Arrived::correlationId).toArray(String[]::new));
  }

  /** Leases the oldest waiting ones of a provider. */
  List<InboxRow> claim(Transaction tx, String provider, int limit, Instant now)
      throws SQLException {
    Sql.update(
        tx,
        """
        update dispatch.inbox
           set state = 0, attempts = attempts + 1, lease_owner = null, lease_until = null
         where provider = ? and state = 1 and lease_until < clock_timestamp()""",
        provider);
    return Sql.query(
        tx,
        InboxTable::read,
        """
        with next as (
          select id from dispatch.inbox where provider = ? and state = 0 and not_before <= ?
           order by id limit ? for update skip locked),
        taken as (
          update dispatch.inbox i
             set state = 1, version = i.version + 1, lease_owner = ?,
                 lease_until = clock_timestamp() + ? * interval '1 second'
            from next where i.id = next.id returning i.*)
        select * from taken order by id""",
        provider,
        now,
        limit,
        node,
        lease.toSeconds());
  }

  /** Says whose it is, so that the tenant's transaction may settle it. */
  void route(Transaction tx, InboxRow row, TenantId tenant) throws SQLException {
    require(
        row,
        Sql.update(
            tx,
            "update dispatch.inbox set tenant_id = ? where id = ? and version = ? and state = 1",
            tenant.value(),
            row.id(),
            row.version()));
  }

  /** Nothing had to be done. */
  void ignore(Transaction tx, InboxRow row, Instant now) throws SQLException {
    require(
        row,
        Sql.update(
            tx,
            """
            update dispatch.inbox set state = 2, settled_at = ?, sealed = null, lease_owner = null,
                                      lease_until = null
             where id = ? and version = ? and state = 1""",
            now,
            row.id(),
            row.version()));
  }

  /** Its effect is in this transaction of its tenant. */
  void settle(Transaction tx, InboxRow row, Instant now) throws SQLException {
    if (!Sql.test(tx, "select dispatch.inbox_settle(?, ?, ?)", row.id(), row.version(), now)) {
      throw new LeaseLostException(row.id());
    }
  }

  /** Back to the waiting ones. */
  void putBack(Transaction tx, InboxRow row, Instant until, boolean failure) throws SQLException {
    require(
        row,
        Sql.update(
            tx,
            """
            update dispatch.inbox set state = 0, not_before = ?, attempts = attempts + ?,
                                      lease_owner = null, lease_until = null
             where id = ? and version = ? and state = 1""",
            until,
            failure ? 1 : 0,
            row.id(),
            row.version()));
  }

  /** Nobody can make sense of it: kept with the reason, sealed as it came. */
  void bury(Transaction tx, InboxRow row, String reason, Instant now) throws SQLException {
    require(
        row,
        Sql.update(
            tx,
            """
            with dead as (
              select id, provider, tenant_id, link_id, correlation_id, content_type, sealed
                from dispatch.inbox where id = ? and version = ? and state = 1 for update),
            kept as (
              insert into dispatch.dead_letter (kind, provider, tenant_id, link_id, detail, reason,
                                                correlation_id, content_type, sealed, at)
              select 'webhook', provider, tenant_id, link_id, 'inbox ' || id, ?, correlation_id,
                     content_type, sealed, ? from dead)
            update dispatch.inbox i
               set state = 3, settled_at = ?, sealed = null, lease_owner = null, lease_until = null
              from dead where i.id = dead.id""",
            row.id(),
            row.version(),
            reason,
            now,
            now));
  }

  private static void require(InboxRow row, int updated) {
    if (updated != 1) {
      throw new LeaseLostException(row.id());
    }
  }

  private static InboxRow read(ResultSet row) throws SQLException {
    int tenant = row.getInt("tenant_id");
    boolean noTenant = row.wasNull();
    long link = row.getLong("link_id");
    boolean noLink = row.wasNull();
    return new InboxRow(
        row.getLong("id"),
        row.getString("provider"),
        noTenant ? null : new TenantId(tenant),
        noLink ? null : new LinkId(link),
        row.getString("content_type"),
        Objects.requireNonNull(row.getBytes("sealed")),
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        row.getInt("attempts"),
        row.getInt("version"),
        row.getString("correlation_id"));
  }
}
