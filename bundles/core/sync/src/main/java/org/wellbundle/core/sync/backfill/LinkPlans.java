package org.wellbundle.core.sync.backfill;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.CoverageTable.TypeState;
import org.wellbundle.core.sync.coverage.Grants;
import org.wellbundle.core.sync.coverage.Marks;
import org.wellbundle.core.sync.coverage.PlannedType;
import org.wellbundle.core.sync.schedule.LinkSchedule;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.core.sync.task.TaskLedger;
import org.wellbundle.platform.database.Transaction;

/** Plans for links: at their beginning, when they are authorised again, and on a member's wish. */
public final class LinkPlans {
  private final ProviderGateway gateway;
  private final Grants grants;
  private final TaskLedger ledger;
  private final CoverageTable coverage;
  private final Marks marks;
  private final LinkSchedule schedule;
  private final SyncSettings settings;
  private final Clock clock;

  public LinkPlans(
      ProviderGateway gateway,
      Grants grants,
      TaskLedger ledger,
      CoverageTable coverage,
      Marks marks,
      LinkSchedule schedule,
      SyncSettings settings,
      Clock clock) {
    this.gateway = gateway;
    this.grants = grants;
    this.ledger = ledger;
    this.coverage = coverage;
    this.marks = marks;
    this.schedule = schedule;
    this.settings = settings;
    this.clock = clock;
  }

  /** A link begins, or was authorised again: then only the gap and what wasn't granted is read. */
  public void begin(Transaction tx, LinkView link, String correlationId) throws SQLException {
    Instant now = clock.instant();
    Optional<ProviderDescriptor> descriptor = gateway.descriptor(link.providerId());
    schedule.enter(tx, link, descriptor.isPresent(), now);
    if (descriptor.isPresent()) { // else the planner begins when the provider is back
      plan(tx, link, descriptor.get(), correlationId, now);
    }
  }

  private void plan(
      Transaction tx,
      LinkView link,
      ProviderDescriptor descriptor,
      String correlationId,
      Instant now)
      throws SQLException {
    Map<String, TypeState> known =
        coverage.states(tx, link.id()).stream()
            .collect(Collectors.toMap(TypeState::dataType, Function.identity()));
    boolean again = ledger.wake(tx, link.id(), now) || !known.isEmpty();
    Set<String> withheld = grants.withheld(tx, link, descriptor.dataTypes());
    List<DataType> missing =
        descriptor.dataTypes().stream().filter(type -> missing(type, known, again)).toList();
    List<DataType> granted =
        missing.stream().filter(type -> !withheld.contains(type.id())).toList();
    coverage.plan(tx, link, BackfillPlan.of(missing, settings.backfillDays(), now).types());
    for (String type : withheld) {
      coverage.notGranted(tx, link.id(), type);
      ledger.dropType(tx, link.id(), type);
    }
    BackfillPlan plan = BackfillPlan.of(granted, settings.backfillDays(), now);
    List<String> planned = plan.types().stream().map(PlannedType::dataType).toList();
    marks.begin(
        tx,
        link.tenant(),
        link.id(),
        planned,
        now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    // With nothing granted, one task notices that there is nothing to wait for.
    List<NewTask> tasks =
        granted.isEmpty() && !missing.isEmpty() ? List.of(probe(missing.get(0))) : plan.tasks();
    ledger.enqueue(tx, link, tasks, correlationId, now);
    if (again) {
      Set<String> rest = new HashSet<>(known.keySet());
      rest.removeAll(withheld);
      rest.removeAll(announced(descriptor));
      ledger.enqueue(tx, link, polls(rest, planned), correlationId, now);
    }
  }

  private static NewTask probe(DataType type) {
    return new NewTask(type.id(), TaskKind.INCREMENTAL, Span.poll());
  }

  private static boolean missing(DataType type, Map<String, TypeState> known, boolean again) {
    TypeState state = known.get(type.id());
    return state == null ? !again || type.historyDays() > 0 : state.notGranted();
  }

  private static List<NewTask> polls(
      java.util.Collection<String> known, java.util.Collection<String> planned) {
    return known.stream()
        .filter(type -> !planned.contains(type))
        .map(type -> new NewTask(type, TaskKind.INCREMENTAL, Span.poll()))
        .toList();
  }

  /** What comes when the vendor has it, and can't be asked for. */
  private static Set<String> announced(ProviderDescriptor descriptor) {
    return descriptor.dataTypes().stream()
        .filter(type -> type.delivery() == DataType.Delivery.ANNOUNCED)
        .map(DataType::id)
        .collect(Collectors.toSet());
  }

  /** Asks for everything new, now. */
  public void syncNow(Transaction tx, LinkView link, String correlationId) throws SQLException {
    Set<String> announced =
        gateway.descriptor(link.providerId()).map(LinkPlans::announced).orElse(Set.of());
    List<NewTask> polls =
        new ArrayList<>(
            coverage.states(tx, link.id()).stream()
                .filter(type -> !type.notGranted() && !announced.contains(type.dataType()))
                .map(type -> new NewTask(type.dataType(), TaskKind.INCREMENTAL, Span.poll()))
                .toList());
    ledger.enqueue(tx, link, polls, correlationId, clock.instant());
  }

  /** A link ends: nothing more is fetched for it. What came, and its coverage, stays. */
  public void end(Transaction tx, LinkId link) throws SQLException {
    ledger.drop(tx, link);
  }
}
