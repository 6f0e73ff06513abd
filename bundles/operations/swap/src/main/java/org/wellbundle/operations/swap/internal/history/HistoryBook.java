package org.wellbundle.operations.swap.internal.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.operations.swap.History;
import org.wellbundle.operations.swap.internal.desired.ModulesSchema;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.AuditLog;

/** Entries in the database. Each commits with its like on the platform's audit record. */
@Component(service = {History.class, HistoryBook.class})
public final class HistoryBook implements History {
  private static final int LONGEST_SENTENCE = 1_000;
  private static final int LONGEST_WORD = 100;

  private final Transactions transactions;
  private final AuditLog audit;

  @Activate
  public HistoryBook(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference(target = ModulesSchema.HISTORY_READY) SchemaReady ready) {
    this(transactions, audit);
  }

  HistoryBook(Transactions transactions, AuditLog audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Writes an entry once, however often it is brought. */
  void write(Entry entry) {
    transactions.runInTenant(
        TenantId.PLATFORM,
        tx -> {
          if (insert(tx, entry)) {
            audit.append(tx, audited(entry));
          }
        });
  }

  private static boolean insert(Transaction tx, Entry entry) throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into modules.history (at, node, symbolic_name, from_version, to_version,"
                    + " result, code, sentence, actor, millis) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict do nothing")) {
      set(
          insert,
          entry.at().atOffset(ZoneOffset.UTC),
          entry.node(),
          entry.symbolicName(),
          entry.from(),
          entry.to(),
          entry.result(),
          entry.code(),
          cut(entry.sentence(), LONGEST_SENTENCE),
          entry.actor(),
          entry.millis());
      return insert.executeUpdate() == 1;
    }
  }

  private static AuditEntry audited(Entry entry) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("bundle", word(entry.symbolicName()));
    details.put("from", word(entry.from()));
    details.put("to", word(entry.to()));
    details.put("result", word(entry.result()));
    details.put("code", word(entry.code()));
    details.put("by", word(entry.actor()));
    details.put("node", word(entry.node()));
    return new AuditEntry("module.changed", Actor.SYSTEM, null, null, details, "");
  }

  /** Names come from bundles nobody has vouched for; the audit's record takes words. */
  private static String word(@Nullable String text) {
    return text == null ? "-" : cut(text.replaceAll("[^A-Za-z0-9._:-]", "_"), LONGEST_WORD);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  @Override
  public List<Entry> latest(@Nullable String symbolicName, int most) {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          try (PreparedStatement query =
              tx.connection()
                  .prepareStatement(
                      "select * from modules.history where (?::text is null or symbolic_name = ?)"
                          + " order by at desc, id desc limit ?")) {
            set(query, symbolicName, symbolicName, most);
            List<Entry> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                all.add(entry(row));
              }
            }
            return all;
          }
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    return new Entry(
        at,
        row.getString("node"),
        row.getString("symbolic_name"),
        row.getString("from_version"),
        row.getString("to_version"),
        row.getString("result"),
        row.getString("code"),
        row.getString("sentence"),
        row.getString("actor"),
        row.getLong("millis"));
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
