package org.wellbundle.operations.backup.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Follows the audit's chains inside the database; the command does it without trusting that. */
final class AuditCheck {
  private static final String BROKEN =
      """
      with linked as (
        select c.tenant_id, c.number, c.hash, c.entry_id,
               lag(c.hash) over (partition by c.tenant_id order by c.number) as before
        from audit.chain c
      )
      select 'tenant ' || l.tenant_id || ', entry ' || l.number from linked l
      left join audit.entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      where e.id is null or l.hash is distinct from sha256(
        coalesce(l.before, sha256(audit.field('wellbundle-audit-1'::text) || int4send(l.tenant_id)))
        || audit.encoded(l.number, e))
      union all
      select 'tenant ' || h.tenant_id || ', its end' from audit.head h
      where h.hash is distinct from coalesce(
        (select c.hash from audit.chain c where c.tenant_id = h.tenant_id and c.number = h.number), h.hash)
         or h.number <> (select count(*) from audit.chain c where c.tenant_id = h.tenant_id)
      limit 3
      """;

  private AuditCheck() {}

  /** What is broken was broken when the backup was made: said, and no reason to lose the rest. */
  static void run(Connection connection, Consumer<String> progress) throws SQLException {
    List<String> broken = new Shape(connection).rows(BROKEN, row -> row.getString(1));
    progress.accept(
        broken.isEmpty()
            ? "audit chains unbroken"
            : "THE AUDIT CHAIN WAS ALREADY BROKEN IN THE BACKUP: " + String.join("; ", broken));
  }
}
