package org.wellbundle.core.providers.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Version;
import org.wellbundle.api.provider.WearableProvider;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;
import org.wellbundle.core.providers.ProviderWatcher;
import org.wellbundle.core.providers.testing.FakeProvider;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.testing.TestDatabase;

class ProviderRegistryTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ProvidersNode.schema());

  private static final FakeVendor VENDOR = new FakeVendor();

  private final List<String> news = new ArrayList<>();
  private final WearableProvider fake = new FakeProvider("fake", VENDOR);
  private ProviderRegistry registry;

  @BeforeEach
  void start() {
    DB.execute("delete from dispatch.provider_seen");
    registry = registry();
  }

  private ProviderRegistry registry() {
    return ProviderRegistry.of(
        new JdbcKnownProviders(DB.transactions()),
        told ->
            told.accept(
                new ProviderWatcher() {
                  @Override
                  public void available(String providerId) {
                    news.add("+" + providerId);
                  }

                  @Override
                  public void unavailable(String providerId) {
                    news.add("-" + providerId);
                  }
                }),
        Clock.systemUTC(),
        Duration.ofSeconds(5));
  }

  @AfterAll
  static void stop() {
    VENDOR.close();
  }

  @Test
  void aProviderThatLeftIsStillListedAlsoAfterARestart() {
    offer(fake, "a", "1.0.0", 1);
    Instant before = Instant.now();
    registry.withdraw(1);

    assertThat(news).containsExactly("+fake", "-fake");
    assertThat(registry.enter("fake")).isEmpty();
    assertThat(registry.awaySince("fake")).isAfterOrEqualTo(before);

    ProviderStatus status = registry().all().get(0);
    assertThat(status.id()).isEqualTo("fake");
    assertThat(status.available()).isFalse();
    assertThat(status.unavailableSince()).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(registry().names("fake")).containsEntry("en", "Fake fake");
  }

  @Test
  void stoppingWaitsForTheCallsInside() throws Exception {
    offer(fake, "a", "1.0.0", 1);
    InUse call = registry.enter("fake").orElseThrow();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stopper =
        new Thread(
            () -> {
              registry.withdraw(1);
              stopped.countDown();
            });
    stopper.start();

    assertThat(stopped.await(300, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(registry.enter("fake")).isEmpty();
    call.close();
    assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aHigherVersionTakesOverWithoutAGap() {
    offer(fake, "a", "1.0.0", 1);
    WearableProvider newer = new FakeProvider("fake", VENDOR);
    offer(newer, "a", "1.1.0", 2);

    assertThat(serving()).isSameAs(newer);
    registry.withdraw(1);
    assertThat(serving()).isSameAs(newer);
    assertThat(news).containsExactly("+fake");
  }

  @Test
  void aLowerVersionWaitsAndServesWhenTheHigherOneLeaves() {
    WearableProvider newer = new FakeProvider("fake", VENDOR);
    offer(newer, "a", "1.1.0", 2);
    offer(fake, "a", "1.0.0", 1);

    assertThat(serving()).isSameAs(newer);
    registry.withdraw(2);
    assertThat(serving()).isSameAs(fake);
    assertThat(news).containsExactly("+fake");
  }

  @Test
  void anotherBundleWithTheSameIdIsKeptOut() {
    offer(fake, "a", "1.0.0", 1);
    WearableProvider rival = new FakeProvider("fake", VENDOR);
    offer(rival, "b", "9.0.0", 2);

    assertThat(serving()).isSameAs(fake);
  }

  @Test
  void aCallRunsWithTheProvidersClassLoader() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    URL classes = FakeProvider.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes}, before) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.startsWith(FakeProvider.class.getName())
                ? findClass(name)
                : super.loadClass(name, resolve);
          }
        }) {
      WearableProvider foreign =
          (WearableProvider)
              loader
                  .loadClass(FakeProvider.class.getName())
                  .getConstructor(String.class, FakeVendor.class)
                  .newInstance("fake", VENDOR);
      offer(foreign, "a", "1.0.0", 1);
      try (InUse use = registry.enter("fake").orElseThrow()) {
        assertThat(use.provider()).isSameAs(foreign);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
      }
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
  }

  @Test
  void comingAndGoingUnderLoadLosesNoCall() throws Exception {
    offer(fake, "a", "1.0.0", 1);
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> callers = new ArrayList<>();
    List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      Thread caller =
          new Thread(
              () -> {
                while (!over.get()) {
                  var entered = registry.enter("fake");
                  if (entered.isEmpty()) {
                    failures.add("away");
                  } else {
                    try (InUse use = entered.get()) {
                      use.provider().descriptor();
                    }
                  }
                }
              });
      callers.add(caller);
      caller.start();
    }
    for (int version = 1; version < 200; version++) {
      offer(new FakeProvider("fake", VENDOR), "a", "1.0." + version, version + 1);
      registry.withdraw(version);
    }
    over.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(failures).isEmpty();
  }

  private WearableProvider serving() {
    try (InUse use = registry.enter("fake").orElseThrow()) {
      return use.provider();
    }
  }

  private void offer(WearableProvider provider, String bundle, String version, long id) {
    registry.offer(new Offer(provider, bundle, Version.parseVersion(version), id));
  }
}
