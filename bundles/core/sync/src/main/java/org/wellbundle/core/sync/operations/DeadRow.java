package org.wellbundle.core.sync.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.TaskKind;

/** A row of {@code dispatch.dead_letter}. */
record DeadRow(
    long number,
    DeadLetter letter,
    @Nullable AccountId account,
    @Nullable LinkId link,
    @Nullable String taskKind,
    @Nullable Span span) {

  static DeadRow read(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    Long link = row.getObject("link_id", Long.class);
    Long account = row.getObject("account_id", Long.class);
    Integer tenant = row.getObject("tenant_id", Integer.class);
    String taskKind = row.getString("task_kind");
    Instant from = Sql.instant(row, "span_from");
    Instant to = Sql.instant(row, "span_to");
    Map<String, String> details = new TreeMap<>();
    put(details, "link", link);
    put(details, "kind", taskKind == null ? null : taskKind.toLowerCase(Locale.ROOT));
    put(details, "from", from);
    put(details, "to", to);
    put(details, "content type", row.getString("content_type"));
    put(details, "received", Sql.instant(row, "received_at"));
    byte[] sealed = row.getBytes("sealed");
    put(details, "bytes", sealed == null ? null : sealed.length);
    String dataType = row.getString("data_type");
    String span = row.getString("span");
    return new DeadRow(
        row.getLong("id"),
        new DeadLetter(
            kind + "-" + row.getLong("id"),
            kind,
            tenant == null ? null : new TenantId(tenant),
            row.getString("provider"),
            dataType == null ? "" : dataType,
            row.getString("reason"),
            Objects.requireNonNull(Sql.instant(row, "at")),
            row.getString("correlation_id"),
            details),
        account == null ? null : new AccountId(account),
        link == null ? null : new LinkId(link),
        taskKind,
        span == null ? null : new Span(Span.Kind.valueOf(span), from, to, null));
  }

  private static void put(Map<String, String> details, String name, @Nullable Object value) {
    if (value instanceof Instant time) {
      details.put(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
    } else if (value != null) {
      details.put(name, value.toString());
    }
  }

  boolean webhook() {
    return letter.kind().equals("webhook");
  }

  TenantId tenant() {
    TenantId tenant = letter.tenant();
    return tenant == null ? TenantId.PLATFORM : tenant;
  }

  /**
   * The task once more, from its first page; what was asked since a mark is asked since today's.
   */
  NewTask task() {
    TaskKind kind = taskKind == null ? TaskKind.INCREMENTAL : TaskKind.valueOf(taskKind);
    boolean same =
        span != null && (span.kind() == Span.Kind.WINDOW || span.kind() == Span.Kind.CURRENT);
    return new NewTask(letter.subject(), kind, same && span != null ? span : Span.poll());
  }
}
