package org.wellbundle.core.sync.operations;

import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.AuditEntry.ObjectRef;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncBell;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.TaskLedger;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.AuditLog;

/** Webhooks and tasks that were given up. What is done about one commits with its audit entry. */
@Component
public final class SyncDeadLetters implements DeadLetters {
  private static final Set<String> KINDS = Set.of("webhook", "task");

  private final Transactions transactions;
  private final Links links;
  private final AuditLog audit;
  private final Runnable wake;
  private final Clock clock;
  private final TaskLedger ledger = new TaskLedger();

  @Activate
  public SyncDeadLetters(
      @Reference Transactions transactions,
      @Reference Links links,
      @Reference AuditLog audit,
      @Reference SyncBell bell,
      @Reference(target = SyncSchema.DEAD_LETTERS_READY) SchemaReady schema) {
    this(transactions, links, audit, bell::ringEverywhere, Clock.systemUTC());
  }

  SyncDeadLetters(
      Transactions transactions, Links links, AuditLog audit, Runnable wake, Clock clock) {
    this.transactions = transactions;
    this.links = links;
    this.audit = audit;
    this.wake = wake;
    this.clock = clock;
  }

  @Override
  public Set<String> kinds() {
    return KINDS;
  }

  @Override
  public List<DeadLetter> latest(Filter filter, int most) {
    return transactions.asDispatcher(tx -> DeadLetterTable.latest(tx, filter, most)).stream()
        .map(DeadRow::letter)
        .toList();
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return row(id).map(DeadRow::letter);
  }

  @Override
  public Settled replay(String id, Actor actor) {
    return settle(id, row -> replay(row, actor));
  }

  @Override
  public Settled purge(String id, Actor actor) {
    return settle(
        id,
        row ->
            transactions.inTenant(
                row.tenant(),
                tx -> {
                  if (!DeadLetterTable.take(tx, row)) {
                    return Settled.unknown(id);
                  }
                  note(tx, "deadLetter.purged", row, actor);
                  return new Settled(true, "dead-letter.purged", id + " is gone for good.");
                }));
  }

  private Settled replay(DeadRow row, Actor actor) {
    return transactions.inTenant(
        row.tenant(),
        tx -> {
          Settled settled = row.webhook() ? webhook(tx, row) : task(tx, row);
          if (settled.done()) {
            note(tx, "deadLetter.replayed", row, actor);
            tx.afterCommit(wake);
          }
          return settled;
        });
  }

  private Settled webhook(Transaction tx, DeadRow row) throws SQLException {
    return DeadLetterTable.replayWebhook(tx, row, clock.instant())
        ? replayed(row, "waits to be worked on again")
        : Settled.unknown(row.letter().id());
  }

  /** The link first, then the task, as everywhere. */
  private Settled task(Transaction tx, DeadRow row) throws SQLException {
    Optional<LinkView> link = row.link() == null ? Optional.empty() : links.find(tx, row.link());
    if (link.isEmpty() || !link.get().state().holdsAccount()) {
      return new Settled(
          false,
          "dead-letter.link-ended",
          "The link of %s has ended, so nothing may be fetched for it. Purge it."
              .formatted(row.letter().id()));
    }
    if (!DeadLetterTable.take(tx, row)) {
      return Settled.unknown(row.letter().id());
    }
    NewTask task = row.task();
    int added =
        ledger.enqueue(
            tx, link.get(), List.of(task), row.letter().correlationId(), clock.instant());
    if (added > 0 && task.kind().backfill()) {
      reopen(tx, link.get(), task.dataType());
    }
    return replayed(row, added > 0 ? "waits to be fetched again" : "is fetched by one that waits");
  }

  /** One more task of the backfill to wait for, one failure less. */
  private static void reopen(Transaction tx, LinkView link, String dataType) throws SQLException {
    Sql.update(
        tx,
        """
        update sync.coverage
           set open_tasks = open_tasks + 1, failed_tasks = greatest(failed_tasks - 1, 0),
               state = 'running'
         where link_id = ? and data_type = ? and state in ('pending', 'running', 'failed')""",
        link.id().value(),
        dataType);
  }

  private static Settled replayed(DeadRow row, String what) {
    return new Settled(true, "dead-letter.replayed", row.letter().id() + " " + what + ".");
  }

  private void note(Transaction tx, String action, DeadRow row, Actor actor) {
    DeadLetter letter = row.letter();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("kind", letter.kind());
    details.put("provider", letter.source());
    if (!letter.subject().isEmpty()) {
      details.put("dataType", letter.subject());
    }
    if (letter.reason().matches("[A-Za-z0-9._-]{1,100}")) {
      details.put("reason", letter.reason());
    }
    audit.append(
        tx,
        new AuditEntry(
            action,
            actor,
            row.account(),
            new ObjectRef("deadLetter", letter.id()),
            details,
            letter.correlationId()));
  }

  private Settled settle(String id, Function<DeadRow, Settled> action) {
    return row(id).map(action).orElseGet(() -> Settled.unknown(id));
  }

  private Optional<DeadRow> row(String id) {
    int dash = id.indexOf('-');
    if (dash < 0 || !KINDS.contains(id.substring(0, dash)) || !id.matches("[a-z]+-[0-9]{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(id.substring(dash + 1));
    return transactions.asDispatcher(tx -> DeadLetterTable.find(tx, id.substring(0, dash), number));
  }
}
