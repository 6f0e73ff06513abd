package org.wellbundle.operations.console.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.AuditVerification;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.operations.health.HealthOverview;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.PublicAddress;

/**
 * A service with two tenants, a module, two providers (one away) and an operator at the console.
 */
final class Operation
    implements TenantDirectory,
        TenantSwitches,
        LinkCensus,
        SyncBacklog,
        HealthOverview,
        AuditVerification,
        PublicAddress,
        CurrentRequest,
        EventStreams {
  static final TenantId ACME = new TenantId(1);
  static final TenantId NORTHWIND = new TenantId(2);
  static final Instant NOW = Instant.parse("2026-11-20T07:41:00Z");

  final List<String> told = new ArrayList<>();
  final List<Operator> turned = new ArrayList<>();
  final List<DeadLetter> letters = new ArrayList<>();
  final List<Actor> settledBy = new ArrayList<>();
  boolean healthy = true;
  private Tenant.Switches acme = Tenant.Switches.NONE;

  Operators operators() {
    return new Operators(this, this);
  }

  Offers offers() {
    return new Offers(new Modules(), budgets());
  }

  @Override
  public List<Tenant> all() {
    return List.of(tenant(ACME, "acme").with(acme), tenant(NORTHWIND, "northwind"));
  }

  private static Tenant tenant(TenantId id, String key) {
    Branding.Palette palette = new Branding.Palette("#0f766e", "#ffffff", "#0b5f58", "#e4f1ef");
    return new Tenant(
        id,
        key,
        Map.of("en", key),
        List.of(key + ".localhost"),
        List.of("en"),
        new Branding("#0f766e", palette, palette),
        List.of(),
        Set.of(),
        Set.of());
  }

  @Override
  public Optional<Tenant> byHost(String host) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Tenant> byId(TenantId id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Tenant> byKey(String key) {
    return all().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  @Override
  public Optional<Tenant> turn(
      String tenantKey, Kind kind, String id, @Nullable Boolean on, Operator operator) {
    turned.add(operator);
    Map<String, Boolean> decided = on == null ? Map.of() : Map.of(id, on);
    acme =
        kind == Kind.MODULE
            ? new Tenant.Switches(decided, acme.providers())
            : new Tenant.Switches(acme.modules(), decided);
    return byKey(tenantKey);
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

  @Override
  public URI platform() {
    return URI.create("http://localhost:8181");
  }

  @Override
  public URI portal(Tenant tenant) {
    return URI.create("http://" + tenant.hosts().get(0) + ":8181");
  }

  @Override
  public boolean isPlatformHost(String host) {
    return host.equals("localhost");
  }

  @Override
  public Tenant tenant() {
    throw new AssertionError("there is none here");
  }

  @Override
  public Principal principal() {
    ProfileId profile = new ProfileId(7);
    return new Principal(
        TenantId.PLATFORM,
        new AccountId(7),
        profile,
        Set.of(profile),
        Set.of(Role.OPERATOR),
        Locale.ENGLISH,
        ZoneId.of("UTC"),
        "session",
        "csrf");
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.of(principal());
  }

  @Override
  public String correlationId() {
    return "corr";
  }

  @Override
  public Locale locale() {
    return Locale.ENGLISH;
  }

  @Override
  public String origin() {
    return "http://localhost:8181";
  }

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {}

  @Override
  public void tellTenant(TenantId tenant, String name) {
    told.add(tenant + " " + name);
  }

  @Override
  public void tellEverybody(String name) {}

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

  private static final class Modules implements ModuleControl {
    @Override
    public List<ModuleView> modules() {
      return List.of(
          view(ModuleView.Kind.MODULE, "support"),
          view(ModuleView.Kind.PROVIDER, "withings"),
          view(ModuleView.Kind.TENANT, "acme"));
    }

    private static ModuleView view(ModuleView.Kind kind, String id) {
      return new ModuleView("org.example." + id, kind, id, "1.2.0", "serving", "", List.of());
    }

    @Override
    public Plan plan(Path jar) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Report bring(Path jar, String actor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Report rollBack(String symbolicName, String actor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Report remove(String symbolicName, String actor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean forget(String symbolicName) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Report> reports() {
      return List.of();
    }

    @Override
    public List<String> lingering() {
      return List.of();
    }
  }
}
