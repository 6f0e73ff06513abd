package org.wellbundle.operations.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountRegistration;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/**
 * Registers the demo people as soon as their employers' bundles are there. Existing accounts are
 * left as they are.
 */
@Component(immediate = true, configurationPid = "org.wellbundle.operations.demo")
public final class DemoPeople implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");

  /** Configuration. */
  @interface Config {
    /** One password for all demo people; nobody is registered while it is empty. */
    String password() default "";

    /** Whether acme gets challenges and a leaderboard with further people. */
    boolean season() default false;
  }

  /** In the place of a tenant's key: accounts of the platform host. */
  private static final String PLATFORM = "";

  private record Person(String tenant, String email, String name, Set<Role> roles) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person("acme", "alex@acme.example", "Alex Keller", Set.of(Role.MEMBER)),
          new Person("acme", "sam@acme.example", "Sam Osei", Set.of(Role.MEMBER)),
          new Person(
              "acme",
              "manager@acme.example",
              "Mara Lind",
              Set.of(Role.MEMBER, Role.PROGRAMME_MANAGER)),
          new Person(
              "acme",
              "support@acme.example",
              "Tom Berger",
              Set.of(Role.MEMBER, Role.SUPPORT_AGENT)),
          new Person("acme", "owner@acme.example", "Ines Wolff", Set.of(Role.MEMBER, Role.OWNER)),
          new Person("northwind", "robin@northwind.example", "Robin Vale", Set.of(Role.MEMBER)),
          new Person(
              "northwind",
              "owner@northwind.example",
              "Noor Haddad",
              Set.of(Role.MEMBER, Role.OWNER)),
          new Person(PLATFORM, "operator@localhost", "Olga Brandt", Set.of(Role.OPERATOR)));

  private final TenantDirectory tenants;
  private final AccountRegistration accounts;
  private final String password;
  private final List<Person> waiting = new ArrayList<>(PEOPLE);
  private volatile boolean done;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "demo-people"));

  @Activate
  public DemoPeople(
      @Reference TenantDirectory tenants, @Reference AccountRegistration accounts, Config config) {
    this.tenants = tenants;
    this.accounts = accounts;
    this.password = config.password();
    if (!password.isEmpty()) {
      timer.scheduleWithFixedDelay(this::registerWhoCan, 0, 250, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public String name() {
    return "demo-people";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    return done || password.isEmpty()
        ? Result.fine()
        : Result.failed("the demo people are being registered");
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  private void registerWhoCan() {
    try {
      waiting.removeIf(this::register);
    } catch (RuntimeException e) {
      LOG.warn("demo people can't be registered yet, trying again: {}", e.toString());
    }
    if (waiting.isEmpty()) {
      done = true;
      LOG.info("demo people are registered");
      timer.shutdown();
    }
  }

  private boolean register(Person person) {
    Optional<TenantId> tenant =
        person.tenant().equals(PLATFORM)
            ? Optional.of(TenantId.PLATFORM)
            : tenants.byKey(person.tenant()).map(Tenant::id);
    if (tenant.isEmpty()) {
      return false;
    }
    AccountRegistration.Outcome outcome =
        accounts.register(
            tenant.get(),
            new AccountRegistration.NewAccount(
                person.email(), person.name(), password, person.roles(), Locale.ENGLISH, HOME));
    if (outcome instanceof AccountRegistration.Refused refused) {
      LOG.error("a demo person was refused: {} {}", refused.code(), refused.message());
    }
    return true;
  }
}
