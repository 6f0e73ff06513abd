package org.wellbundle.core.sync.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.GrantedScopes;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncEngine;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;

/** A database with nodes of the sync engine that run on the test's thread. */
public final class Rig {
  public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  public static TestDatabase database() {
    return TestDatabase.with(SyncSchema.changes(), SchemaChanges.of("fake", Rig.class, "fake.sql"));
  }

  public final TestDatabase db;
  public final MutableClock clock = new MutableClock(START);
  public final FakeVendor vendor = new FakeVendor("fake", 7);
  public final FakeGateway gateway = new FakeGateway().with(vendor);
  public final FakeLinks links = new FakeLinks();
  public final FakeStore store = new FakeStore();
  public final FakeConsents consents = new FakeConsents();
  public final List<String> told = new CopyOnWriteArrayList<>();
  public volatile Budgets budgets = provider -> Optional.empty();

  /** What everybody granted; null while the vendor doesn't say. */
  public volatile Set<String> granted;

  public SyncSettings settings = settings();

  public Rig(TestDatabase db) {
    this.db = db;
    db.execute(
        """
        truncate fake.link, fake.record, fake.event, sync.coverage, sync.coverage_day, sync.mark,
          sync.raw_payload, sync.listed_record, dispatch.task, dispatch.inbox, dispatch.dead_letter,
          dispatch.fair_flow, dispatch.fair_clock, dispatch.task_cost, dispatch.link_schedule,
          dispatch.provider_silence""");
  }

  public static SyncSettings settings() {
    return settings(60);
  }

  /** The same with a shorter history, where its length doesn't matter. */
  public static SyncSettings settings(int backfillDays) {
    return new SyncSettings(
        backfillDays,
        4,
        Duration.ofHours(1),
        0.25,
        2,
        Duration.ofDays(90),
        Duration.ofDays(7),
        Duration.ofDays(3),
        Duration.ofSeconds(60),
        3,
        Duration.ofMinutes(10),
        20);
  }

  public SyncEngine node(String name) {
    return node(name, db.transactions());
  }

  public SyncEngine node(String name, Transactions transactions) {
    return node(name, transactions, Runnable::run);
  }

  public SyncEngine node(String name, Transactions transactions, Executor executor) {
    Outbox outbox =
        (tx, event) ->
            FakeLinks.unchecked(
                () ->
                    Sql.update(
                        tx,
                        "insert into fake.event (tenant_id, type, link) values (?, ?, ?)",
                        event.tenant().value(),
                        event.type(),
                        event.ids().get("link")));
    EventStreams streams =
        new EventStreams() {
          @Override
          public void tell(
              TenantId tenant, AccountId account, String event, Map<String, String> ids) {
            told.add(event + " " + ids.get("link"));
          }

          @Override
          public void tellEverybody(String event) {}
        };
    AccountDirectory accounts =
        (tenant, account) ->
            Optional.of(
                new AccountDirectory.AccountView(account, new ProfileId(1), ZoneOffset.UTC));
    return new SyncEngine(
        new SyncEngine.Neighbours(
            transactions,
            gateway,
            scopes(),
            provider -> budgets.of(provider),
            links,
            accounts,
            store,
            new FakeVault(),
            outbox,
            streams,
            consents),
        settings,
        name,
        executor,
        clock,
        () -> {});
  }

  private GrantedScopes scopes() {
    return new GrantedScopes() {
      @Override
      public Optional<Set<String>> of(Transaction tx, LinkKey link) {
        return Optional.ofNullable(granted);
      }

      @Override
      public void changed(Transaction tx, LinkKey link, Set<String> now) {
        granted = now;
      }
    };
  }

  /** Links a person and plans the backfill, in one transaction as the real thing does. */
  public LinkView link(SyncEngine node, int tenant, long id, String vendorUser) {
    return db.transactions()
        .inTenant(
            new TenantId(tenant),
            tx -> {
              LinkView link = links.add(tx, tenant, id, "fake", vendorUser, clock.instant());
              node.plans().begin(tx, link, "corr-" + id);
              return link;
            });
  }

  public LinkView view(LinkView link) {
    return db.transactions()
        .inTenant(link.tenant(), tx -> links.find(tx, new LinkId(link.id().value())).orElseThrow());
  }

  /** Rounds until nothing is ready any more. */
  public void settle(SyncEngine... nodes) {
    for (int round = 0; round < 2_000; round++) {
      for (SyncEngine node : nodes) {
        node.loop().round();
      }
      if (number(
              "select (select count(*) from dispatch.task where state in (0, 1))"
                  + " + (select count(*) from dispatch.inbox where state = 0 and not_before <= '"
                  + clock.instant()
                  + "')")
          == 0) {
        return;
      }
    }
    throw new IllegalStateException(
        "never quiet: " + db.query("select t::text from dispatch.task t"));
  }

  /** What a lease's end would bring, without waiting for it. */
  public void expireLeases() {
    db.execute("update dispatch.task set lease_until = now() - interval '1 s' where state = 3");
    db.execute("update dispatch.inbox set lease_until = now() - interval '1 s' where state = 1");
  }

  public long number(String sql) {
    return Long.parseLong(db.query(sql).get(0));
  }

  public String text(String sql) {
    return db.query(sql).get(0);
  }
}
