package org.wellbundle.operations.console.internal;

import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.AuditVerification;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.operations.health.HealthOverview;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.ToldBrowsers;

/**
 * A service with two tenants, a module, two providers (one away) and an operator at the console.
 */
final class Operation implements LinkCensus, SyncBacklog, HealthOverview, AuditVerification {
  static final Instant NOW = Instant.parse("2026-11-20T07:41:00Z");

  final SwitchedTenants tenants = new SwitchedTenants();
  final ToldBrowsers browsers = new ToldBrowsers();
  final List<DeadLetter> letters = new ArrayList<>();
  final List<Actor> settledBy = new ArrayList<>();
  boolean healthy = true;

  Operators operators() {
    return new Operators(new SignedIn().asOperator(new AccountId(7)), browsers);
  }

  Offers offers() {
    return new Offers(new InstalledModules(), budgets());
  }

  @Override
  public List<LinkCensus.Line> count() {
    return List.of(
        new LinkCensus.Line(ACME, "withings", LinkState.LIVE, 40, NOW.minusSeconds(60)),
        new LinkCensus.Line(ACME, "withings", LinkState.QUIET, 2, NOW.minusSeconds(9_000)),
        new LinkCensus.Line(ACME, "withings", LinkState.UNLINKED, 7, null));
  }

  @Override
  public List<Tasks> tasks() {
    return List.of(new Tasks("withings", ACME, 3, 1, 1, 0, 12));
  }

  @Override
  public List<Webhooks> webhooks() {
    return List.of(new Webhooks("withings", 5, 1, 8, 0, 900));
  }

  CallBudgets budgets() {
    return () ->
        List.of(
            new CallBudgets.Line("oura", false, null),
            new CallBudgets.Line("withings", true, new CallBudgets.Budget(120, 30, 90, false)));
  }

  @Override
  public List<Finding> checks() {
    return List.of(
        new Finding("database", true, healthy, healthy ? "ok" : "no answer"),
        new Finding("mail", false, false, "the mail server refuses"));
  }

  @Override
  public List<Finding> of(Subject subject) {
    return subject == Subject.TENANT
        ? List.of(new Finding("acme", false, false, "its logo can't be read"))
        : List.of(new Finding("withings", false, true, "ok"));
  }

  @Override
  public Outcome verify(TenantId tenant, @Nullable Place known) {
    return tenant.equals(NORTHWIND)
        ? new Broken(10, 4, "altered", "entry 4 was altered")
        : new Unbroken(10, 1, new Place(10, "ab".repeat(32)));
  }

  DeadLetters part(String kind) {
    return new DeadLetters() {
      @Override
      public Set<String> kinds() {
        return Set.of(kind);
      }

      @Override
      public List<DeadLetter> latest(Filter filter, int most) {
        return letters.stream()
            .filter(each -> each.kind().equals(kind))
            .filter(each -> filter.tenant() == null || filter.tenant().equals(each.tenant()))
            .limit(most)
            .toList();
      }

      @Override
      public Optional<DeadLetter> find(String id) {
        return letters.stream().filter(each -> each.id().equals(id)).findFirst();
      }

      @Override
      public Settled replay(String id, Actor actor) {
        return settle(id, actor, "dead-letter.replayed");
      }

      @Override
      public Settled purge(String id, Actor actor) {
        return settle(id, actor, "dead-letter.purged");
      }

      private Settled settle(String id, Actor actor, String code) {
        if (!letters.removeIf(each -> each.id().equals(id))) {
          return Settled.unknown(id);
        }
        settledBy.add(actor);
        return new Settled(true, code, id);
      }
    };
  }
}
