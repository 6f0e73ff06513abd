package org.wellbundle.core.sync.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.Promised;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.Range;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.Called.RawPayload;
import org.wellbundle.core.sync.task.Preparation.Ready;
import org.wellbundle.core.sync.task.RawPayloads.Sealed;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.messaging.Correlation;

/** Runs one leased task, page by page. Vendors are called outside of transactions. */
public final class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  /** A transaction that another one was in the way of is tried again this often. */
  private static final int CONFLICT_TRIES = 3;

  private static final int MOST_PAGES = 10_000;

  private static final Duration AWAY = Duration.ofSeconds(1);

  private final SyncParts parts;
  private final Preparation preparation;
  private final PageCommit commit;
  private final Setbacks setbacks;
  private final Promises promises;
  private final Costs costs;
  private final Clock clock;

  public TaskRunner(SyncParts parts, Costs costs) {
    this.parts = parts;
    this.costs = costs;
    this.clock = parts.clock();
    this.preparation = new Preparation(parts);
    this.commit = new PageCommit(parts);
    this.setbacks = new Setbacks(parts);
    this.promises = new Promises(parts);
  }

  /** Never throws; whatever happens, the task is settled, put back, or left to its lease's end. */
  public void run(Task task) {
    try (Correlation correlation = Correlation.of(task.correlationId())) {
      guarded(task);
    }
  }

  private void guarded(Task task) {
    try {
      Optional<ProviderDescriptor> descriptor = parts.gateway().descriptor(task.provider());
      if (descriptor.isEmpty()) {
        parts.queue().putBack(task, clock.instant().plus(AWAY));
        return;
      }
      Optional<DataType> type =
          descriptor.get().dataTypes().stream()
              .filter(each -> each.id().equals(task.dataType()))
              .findFirst();
      if (type.isEmpty()) {
        setbacks.bury(task, "sync.unknown-data-type", List.of());
        return;
      }
      preparation.prepare(task, type.get()).ifPresent(this::pages);
    } catch (LeaseLostException e) {
      LOG.info("Task {} of link {}: somebody else has it", task.id(), task.link());
    } catch (DatabaseException e) {
      LOG.warn(
          "Task {} of link {}: the database said {}; the page is asked for again",
          task.id(),
          task.link(),
          e.sqlState());
      putBackIfPossible(task);
    } catch (RuntimeException e) {
      defect(task, e);
    }
  }

  private void pages(Ready first) {
    Ready ready = first;
    for (int page = 1; ; page++) {
      Task next = page(ready, page >= parts.settings().pagesPerTurn());
      if (next == null) {
        return;
      }
      ready = first.at(next);
    }
  }

  private @Nullable Task page(Ready ready, boolean last) {
    Task task = ready.task();
    if (promises.kept(task)) {
      return commitPatiently(ready, Promises.NOTHING_MORE, List.of(), last);
    }
    Instant begin = clock.instant();
    Called<FetchOutcome> called = fetch(ready);
    if (called instanceof Called.Unavailable) {
      parts.queue().putBack(task, clock.instant().plus(AWAY));
      return null;
    }
    if (called instanceof Called.Failed<FetchOutcome> failed) {
      setbacks.handle(task, failed.failure(), List.of());
      return null;
    }
    Called.Answer<FetchOutcome> answer = (Called.Answer<FetchOutcome>) called;
    List<Sealed> payloads = seal(task, answer.payloads());
    if (answer.value() instanceof Page page && endless(task, page)) {
      setbacks.handle(task, new Broken("sync.endless-pages"), payloads);
      return null;
    }
    if (answer.value() instanceof Page page) {
      Task next = commitPatiently(ready, page, payloads, last);
      parts.pace().took(task.provider(), Duration.between(begin, clock.instant()));
      if (page.nextCursor() == null) {
        costs.finished(task, task.pages() + 1);
      }
      return next;
    }
    if (answer.value() instanceof Promised promised) {
      return task.kind().backfill()
          ? promises.await(task, promised)
          : commitPatiently(ready, Promises.NOTHING_MORE, payloads, last);
    }
    setbacks.handle(task, (Failure) answer.value(), payloads);
    return null;
  }

  /** A cursor that leads back to itself, or too many pages for any vendor. */
  private static boolean endless(Task task, Page page) {
    String next = page.nextCursor();
    return next != null && (next.equals(task.cursor()) || task.pages() >= MOST_PAGES);
  }

  private Called<FetchOutcome> fetch(Ready ready) {
    Task task = ready.task();
    byte[] reference = ready.reference();
    Range range =
        reference == null
            ? task.span().range()
            : new Range.Reference(parts.references().open(reference));
    if (range instanceof Range.Reference supplied
        && !parts.gateway().mayCall(task.provider(), supplied.address())) {
      return new Called.Failed<>(new Broken("sync.address-refused"));
    }
    FetchRequest request =
        new FetchRequest(
            task.dataType(), ready.link().vendorUserId(), range, task.cursor(), ready.zone());
    return parts
        .gateway()
        .forLink(
            task.linkKey(),
            task.kind().urgency(),
            (provider, context) -> provider.fetch(request, context));
  }

  private List<Sealed> seal(Task task, List<RawPayload> payloads) {
    return parts.raw().seal(task.tenant(), task.account(), payloads);
  }

  private @Nullable Task commitPatiently(
      Ready ready, Page page, List<Sealed> payloads, boolean last) {
    for (int tries = 1; ; tries++) {
      try {
        return commit.commit(ready, page, payloads, last);
      } catch (DatabaseException e) {
        if (!e.conflict() || tries == CONFLICT_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Where the database is away, the lease runs out instead. */
  private void putBackIfPossible(Task task) {
    try {
      parts.queue().putBack(task, clock.instant().plus(AWAY));
    } catch (DatabaseException e) {
      LOG.debug("Task {} goes on when its lease is over", task.id());
    }
  }

  /** A defect, ours or the provider's: tried again, then a dead letter. */
  private void defect(Task task, RuntimeException e) {
    LOG.warn("Task {} of link {} failed", task.id(), task.link(), e);
    try {
      setbacks.handle(task, new Broken("sync.defect." + e.getClass().getSimpleName()), List.of());
    } catch (RuntimeException again) {
      LOG.debug("Task {} goes on when its lease is over", task.id(), again);
    }
  }
}
