package org.wellbundle.core.sync;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.GrantedScopes;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.sync.backfill.LinkPlans;
import org.wellbundle.core.sync.coverage.CallPace;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.Estimate;
import org.wellbundle.core.sync.coverage.Grants;
import org.wellbundle.core.sync.coverage.LinkProgress;
import org.wellbundle.core.sync.coverage.LinkStates;
import org.wellbundle.core.sync.coverage.Marks;
import org.wellbundle.core.sync.coverage.ProgressTicker;
import org.wellbundle.core.sync.inbox.InboxWorker;
import org.wellbundle.core.sync.inbox.NotificationEffects;
import org.wellbundle.core.sync.schedule.LinkSchedule;
import org.wellbundle.core.sync.schedule.NodeLoop;
import org.wellbundle.core.sync.schedule.Planner;
import org.wellbundle.core.sync.silence.Silence;
import org.wellbundle.core.sync.task.Costs;
import org.wellbundle.core.sync.task.RateGate;
import org.wellbundle.core.sync.task.RawPayloads;
import org.wellbundle.core.sync.task.References;
import org.wellbundle.core.sync.task.SyncParts;
import org.wellbundle.core.sync.task.TaskLedger;
import org.wellbundle.core.sync.task.TaskQueue;
import org.wellbundle.core.sync.task.TaskRunner;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.secrets.Vault;

/** The parts of the sync engine on one node, put together. */
public final class SyncEngine {
  private final LinkPlans plans;
  private final LinkProgress progress;
  private final NodeLoop loop;

  /** Who the engine works with. */
  public record Neighbours(
      Transactions transactions,
      ProviderGateway gateway,
      GrantedScopes scopes,
      Budgets budgets,
      Links links,
      AccountDirectory accounts,
      MeasurementStore store,
      Vault vault,
      Outbox outbox,
      EventStreams streams,
      ConsentCheck consents) {}

  /**
   * @param node names this node's leases, unique per start
   * @param wake asks for a round of the loop soon
   */
  public SyncEngine(
      Neighbours with,
      SyncSettings settings,
      String node,
      Executor executor,
      Clock clock,
      Runnable wake) {
    CoverageTable coverage = new CoverageTable();
    Marks marks = new Marks();
    Grants grants = new Grants(with.scopes());
    TaskLedger ledger = new TaskLedger();
    TaskQueue queue = new TaskQueue(with.transactions(), node, settings.lease());
    LinkSchedule schedule = new LinkSchedule(settings);
    ProgressTicker ticker = new ProgressTicker(with.streams(), clock);
    CallPace pace = new CallPace(settings.workers());
    Silence silence = new Silence(clock);
    LinkStates states = new LinkStates(with.links(), coverage, settings.quietAfter(), silence);
    RawPayloads raw = new RawPayloads(with.vault());
    Costs costs = new Costs();
    RateGate gate = new RateGate();
    SyncParts parts =
        new SyncParts(
            settings,
            clock,
            with.transactions(),
            with.gateway(),
            with.links(),
            with.accounts(),
            with.store(),
            raw,
            new References(with.vault()),
            coverage,
            marks,
            grants,
            states,
            silence,
            ledger,
            queue,
            gate,
            ticker,
            pace,
            with.consents());
    plans =
        new LinkPlans(with.gateway(), grants, ledger, coverage, marks, schedule, settings, clock);
    progress = new LinkProgress(coverage, new Estimate(with.budgets(), pace), clock);
    InboxWorker inbox =
        new InboxWorker(
            with.transactions(),
            with.gateway(),
            with.links(),
            with.vault(),
            schedule,
            new NotificationEffects(parts, plans, with.outbox()),
            node,
            settings.lease(),
            clock);
    Planner planner =
        new Planner(with.transactions(), schedule, plans, with.links(), settings, clock);
    loop =
        new NodeLoop(
            new NodeLoop.Work(
                with.gateway(),
                with.budgets(),
                queue,
                gate,
                new TaskRunner(parts, costs),
                inbox,
                planner,
                costs,
                ticker),
            settings.workers(),
            settings.lease(),
            executor,
            clock,
            wake);
  }

  public LinkPlans plans() {
    return plans;
  }

  public LinkProgress progress() {
    return progress;
  }

  public NodeLoop loop() {
    return loop;
  }
}
