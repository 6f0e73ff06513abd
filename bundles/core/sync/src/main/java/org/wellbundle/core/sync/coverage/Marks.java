package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** From where incremental reads go on. */
public final class Marks {

  /**
   * @param mark the vendor's, null when it gave none
   * @param readUntil up to when time windows have been read or planned
   */
  public record Mark(@Nullable String mark, Instant readUntil) {}

  /** Incremental reading begins where the backfill's newest window ends. */
  public void begin(
      Transaction tx, TenantId tenant, LinkId link, Collection<String> dataTypes, Instant until)
      throws SQLException {
    Sql.update(
        tx,
        """
        insert into sync.mark (tenant_id, link_id, data_type, read_until)
        select ?, ?, t.data_type, ? from unnest(?) as t (data_type)
        on conflict do nothing""",
        tenant.value(),
        link.value(),
        until,
        dataTypes.toArray(String[]::new));
  }

  public Optional<Mark> find(Transaction tx, LinkId link, String dataType) throws SQLException {
    List<Mark> found =
        Sql.query(
            tx,
            row -> {
              Instant until = Sql.instant(row, "read_until");
              return new Mark(row.getString("mark"), until == null ? Instant.EPOCH : until);
            },
            "select mark, read_until from sync.mark where link_id = ? and data_type = ?",
            link.value(),
            dataType);
    return found.stream().findFirst();
  }

  public void move(
      Transaction tx,
      TenantId tenant,
      LinkId link,
      String dataType,
      @Nullable String mark,
      @Nullable Instant readUntil)
      throws SQLException {
    if (mark == null && readUntil == null) {
      return;
    }
    Sql.update(
        tx,
        """
        insert into sync.mark as m (tenant_id, link_id, data_type, mark, read_until)
        values (?, ?, ?, ?, coalesce(?::timestamptz, '-infinity'))
        on conflict (tenant_id, link_id, data_type) do update
          set mark = coalesce(excluded.mark, m.mark),
              read_until = greatest(m.read_until, excluded.read_until)""",
        tenant.value(),
        link.value(),
        dataType,
        mark,
        readUntil);
  }
}
