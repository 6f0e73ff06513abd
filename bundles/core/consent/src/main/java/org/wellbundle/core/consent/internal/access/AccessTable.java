package org.wellbundle.core.consent.internal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AccessNote;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Sql;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.privacy.AccessLog;
import org.wellbundle.platform.privacy.AuditLog;

/** Who looked at whose data: kept for the person, and on the audit's record. */
@Component(service = {AccessTable.class, AccessLog.class})
public final class AccessTable implements AccessLog {
  private final Transactions transactions;
  private final AuditLog audit;
  private final EventStreams streams;

  @Activate
  public AccessTable(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference EventStreams streams,
      @Reference(target = PrivacySchemas.CONSENT_READY) SchemaReady schema) {
    this(transactions, audit, streams);
  }

  AccessTable(Transactions transactions, AuditLog audit, EventStreams streams) {
    this.transactions = transactions;
    this.audit = audit;
    this.streams = streams;
  }

  /** A look, as the person sees it: a role, never who it was. */
  public record Look(long id, Instant at, String role, List<String> kinds, String reason) {}

  @Override
  public void note(Transaction tx, TenantId tenant, AccessNote note) {
    Sql.run(() -> insert(tx, tenant, note));
    audit.append(
        tx,
        new AuditEntry(
            "data.seen",
            note.actor(),
            note.subject(),
            null,
            Map.of("kinds", kinds(note), "reason", note.reason()),
            note.correlationId()));
    tx.afterCommit(() -> streams.tell(tenant, note.subject(), "access-log-changed", Map.of()));
  }

  /** The newest first, those older than {@code before}. */
  public List<Look> of(TenantId tenant, AccountId account, long before, int limit) {
    return transactions.inTenant(tenant, tx -> select(tx, account, before, limit));
  }

  private static List<Look> select(Transaction tx, AccountId account, long before, int limit)
      throws SQLException {
    List<Look> looks = new ArrayList<>();
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                "select id, at, actor_role, kinds, reason from consent.access"
                    + " where tenant_id = (select platform.current_tenant()) and account_id = ?"
                    + " and id < ? order by id desc limit ?")) {
      query.setLong(1, account.value());
      query.setLong(2, before);
      query.setInt(3, limit);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          looks.add(
              new Look(
                  row.getLong(1),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getString(3),
                  List.of((String[]) row.getArray(4).getArray()),
                  row.getString(5)));
        }
      }
    }
    return looks;
  }

  private static boolean insert(Transaction tx, TenantId tenant, AccessNote note)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into consent.access (tenant_id, account_id, at, actor_role, kinds, reason,"
                    + " correlation_id) values (?, ?, clock_timestamp(), ?, string_to_array(?, '"
                    + " '), ?, ?)")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, note.subject().value());
      insert.setString(3, note.actor().role());
      insert.setString(4, kinds(note));
      insert.setString(5, note.reason());
      insert.setString(6, note.correlationId());
      return insert.executeUpdate() == 1;
    }
  }

  private static String kinds(AccessNote note) {
    return new TreeSet<>(note.kinds())
        .stream().map(DataKind::wireName).collect(Collectors.joining(" "));
  }
}
