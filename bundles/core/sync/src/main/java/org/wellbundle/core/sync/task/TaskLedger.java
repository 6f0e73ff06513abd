package org.wellbundle.core.sync.task;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/**
 * Tasks inside a tenant's transaction, so that progress and data commit together. Whoever changes a
 * link in the same transaction does so first: links are locked before tasks.
 */
public final class TaskLedger {

  /** Adds tasks in order; what waits already isn't added twice. */
  public int enqueue(
      Transaction tx, LinkView link, List<NewTask> tasks, String correlationId, Instant now)
      throws SQLException {
    if (tasks.isEmpty()) {
      return 0;
    }
    return Sql.query(
            tx,
            row -> row.getInt(1),
            "select dispatch.task_enqueue(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            link.providerId(),
            link.account().value(),
            link.profile().value(),
            link.id().value(),
            parked(link),
            tasks.stream().map(NewTask::dataType).toArray(String[]::new),
            tasks.stream().map(task -> task.kind().name()).toArray(String[]::new),
            tasks.stream().map(task -> task.kind().priority()).toArray(Integer[]::new),
            tasks.stream().map(task -> task.span().kind().name()).toArray(String[]::new),
            tasks.stream().map(task -> task.span().from()).toArray(Instant[]::new),
            tasks.stream().map(task -> task.span().to()).toArray(Instant[]::new),
            correlationId,
            now)
        .get(0);
  }

  /** Adds a hint's task, or widens one that hasn't started. */
  public void hint(
      Transaction tx,
      LinkView link,
      NewTask task,
      Duration longest,
      String correlationId,
      Instant now)
      throws SQLException {
    Span span = task.span();
    if (span.kind() == Span.Kind.WINDOW
        && Sql.test(
            tx,
            "select dispatch.hint_merge(?, ?, ?, ?, ? * interval '1 second')",
            link.id().value(),
            task.dataType(),
            span.from(),
            span.to(),
            longest.toSeconds())) {
      return;
    }
    enqueue(tx, link, List.of(task), correlationId, now);
  }

  /** Makes sure that the lease still holds, until the transaction ends. */
  public void hold(Transaction tx, Task task) throws SQLException {
    require(task, Sql.test(tx, "select dispatch.task_hold(?, ?)", task.id(), task.version()));
  }

  /** Looks whether the lease holds, before a call is spent on it. */
  public void check(Transaction tx, Task task) throws SQLException {
    require(task, Sql.test(tx, "select dispatch.task_leased(?, ?)", task.id(), task.version()));
  }

  /** A page is stored and more are to come. */
  public void page(Transaction tx, Task after, @Nullable String cursor, boolean yield)
      throws SQLException {
    Span span = after.span();
    require(
        after,
        Sql.test(
            tx,
            "select dispatch.task_page(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            after.id(),
            after.version(),
            cursor,
            span.kind().name(),
            span.from(),
            span.to(),
            span.mark(),
            after.readStarted(),
            after.allComplete(),
            yield));
  }

  public void finish(Transaction tx, Task task) throws SQLException {
    require(task, Sql.test(tx, "select dispatch.task_finish(?, ?)", task.id(), task.version()));
  }

  /** Another try later; counts as a failure. */
  public void defer(Transaction tx, Task task, Instant until) throws SQLException {
    require(
        task,
        Sql.test(tx, "select dispatch.task_defer(?, ?, ?)", task.id(), task.version(), until));
  }

  /** Turns the task into a dead letter. */
  public void bury(Transaction tx, Task task, String reason, Instant now) throws SQLException {
    Span span = task.span();
    String detail = span.kind() + " " + span.from() + " " + span.to() + " page " + task.pages();
    require(
        task,
        Sql.test(
            tx,
            "select dispatch.task_bury(?, ?, ?, ?, ?)",
            task.id(),
            task.version(),
            reason,
            detail,
            now));
  }

  /** The link may not sync for now, as a task found out: all its tasks wait aside. */
  public void park(Transaction tx, Task task) throws SQLException {
    require(
        task,
        Sql.test(
            tx,
            "select dispatch.link_park(?, ?, ?)",
            task.link().value(),
            task.id(),
            task.version()));
  }

  /** The same, as its state says. */
  public void park(Transaction tx, LinkId link) throws SQLException {
    Sql.call(tx, "select dispatch.link_park(?, null, null)", link.value());
  }

  /** True when something had been parked. */
  public boolean wake(Transaction tx, LinkId link, Instant now) throws SQLException {
    return Sql.test(tx, "select dispatch.link_wake(?, ?)", link.value(), now);
  }

  public void drop(Transaction tx, LinkId link) throws SQLException {
    Sql.call(tx, "select dispatch.link_drop(?)", link.value());
    ListedRecords.forget(tx, link);
  }

  public void dropType(Transaction tx, LinkId link, String dataType) throws SQLException {
    Sql.call(tx, "select dispatch.link_drop_type(?, ?)", link.value(), dataType);
  }

  static boolean parked(LinkView link) {
    return switch (link.state()) {
      case NEEDS_REAUTH, PAUSED, PROVIDER_SUNSET -> true;
      default -> false;
    };
  }

  private static void require(Task task, boolean held) {
    if (!held) {
      throw new LeaseLostException(task.id());
    }
  }
}
