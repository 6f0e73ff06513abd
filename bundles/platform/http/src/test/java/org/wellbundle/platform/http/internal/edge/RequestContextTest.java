package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.tenant.Tenant;

class RequestContextTest {
  private static final Origin ORIGIN = new Origin("http", "acme.localhost", 8181);

  @Test
  void looksTheSessionUpOnceAndOnlyWhenAsked() {
    AtomicInteger lookUps = new AtomicInteger();
    RequestContext context =
        new RequestContext(
            "c",
            ORIGIN,
            People.ACME,
            tenant -> {
              lookUps.incrementAndGet();
              return People.ALEX;
            },
            null);
    assertThat(lookUps).hasValue(0);
    assertThat(context.principal()).isEqualTo(People.ALEX);
    assertThat(context.principal()).isEqualTo(People.ALEX);
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void theAccountsLanguageComesFirst() {
    var context = new RequestContext("c", ORIGIN, People.ACME, tenant -> People.ALEX, "en");
    assertThat(context.locale().toLanguageTag()).isEqualTo("de-AT");
  }

  @Test
  void thenWhatTheBrowserPrefersAmongTheTenantsLanguages() {
    assertThat(language(People.ACME, "fr, de-CH;q=0.8, en;q=0.5")).isEqualTo("de");
    assertThat(language(People.ACME, "fr")).isEqualTo("en");
    assertThat(language(People.ACME, ";;;=")).isEqualTo("en");
    assertThat(language(People.ACME, null)).isEqualTo("en");
    assertThat(language(People.NORTHWIND, "en")).isEqualTo("de");
  }

  @Test
  void aPageStillHasALanguageWhenSessionsCantBeRead() {
    var context =
        new RequestContext(
            "c",
            ORIGIN,
            People.ACME,
            tenant -> {
              throw new IllegalStateException("database away");
            },
            "de");
    assertThat(context.locale().getLanguage()).isEqualTo("de");
  }

  private static String language(Tenant tenant, @Nullable String accepted) {
    return new RequestContext("c", ORIGIN, tenant, id -> null, accepted).locale().getLanguage();
  }
}
