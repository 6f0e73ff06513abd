package org.wellbundle.core.providers.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.provider.AuthorizationPlan.ClientSecret;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.Tokens.AuthorizationCode;
import org.wellbundle.core.providers.Tokens.Granted;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.core.providers.testing.NamingProvider;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.testing.TestDatabase;

/** What version 1.1 added to the way from a code to tokens. */
class PersonTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ProvidersNode.schema());

  private static final ClientSecret IN_FORM = new ClientSecret("s3cret", ClientSecret.Place.FORM);
  private static final ClientSecret BASIC = new ClientSecret("s3cret", ClientSecret.Place.BASIC);

  private final FakeVendor vendor = new FakeVendor();
  private ProvidersNode node;

  @BeforeEach
  void start() {
    node = new ProvidersNode(DB.transactions(), new FakeVault());
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  private Called<Granted> exchange(
      ClientSecret secret, Function<ProviderContext, PersonOutcome> person) {
    node.with(new NamingProvider(vendor, secret, person));
    return node.tokens()
        .exchange(
            "naming",
            new AuthorizationCode(
                vendor.code("user-1"), URI.create("http://localhost/oauth/callback/naming"), "v"));
  }

  private static Granted granted(Called<Granted> called) {
    return ((Called.Answer<Granted>) called).value();
  }

  @Test
  void theProviderAsksWithTheNewTokenWhoItIs() {
    Called<Granted> called =
        exchange(
            IN_FORM,
            context -> {
              String body = context.client().get(vendor.url("/user/id"), Map.of()).body();
              String user = context.parse(body).get("user").text().orElseThrow();
              return new PersonOutcome.Person("id-of-" + user, Set.of("HEALTH", "ACTIVITY"));
            });

    assertThat(granted(called).vendorUserId()).isEqualTo("id-of-user-1");
    assertThat(granted(called).scope()).isEqualTo("ACTIVITY HEALTH");
  }

  @Test
  void whoGrantsNothingIsNotTakenForOneOfWhomNobodySays() {
    Called<Granted> called = exchange(IN_FORM, context -> new PersonOutcome.Person("u", Set.of()));

    assertThat(Scopes.stored(granted(called).scope())).isNotNull().isNotEqualTo("HEALTH");
  }

  @Test
  void aFailureMakesNoLink() {
    FetchOutcome.Failure broken = new FetchOutcome.Broken("naming.no-id");
    assertThat(exchange(IN_FORM, context -> new PersonOutcome.Failed(broken)))
        .isEqualTo(new Called.Failed<>(broken));
  }

  @Test
  void nobodyNamedIsADefect() {
    assertThat(exchange(IN_FORM, context -> new PersonOutcome.InTokenAnswer()))
        .isEqualTo(new Called.Failed<>(new FetchOutcome.Broken("token.user-missing")));
  }

  @Test
  void theSecretGoesWhereThePlanSays() {
    exchange(BASIC, context -> new PersonOutcome.Person("u", null));

    List<String> sent = vendor.headersSeen.get(0).get("Authorization");
    assertThat(sent).containsExactly("Basic YXBwLW5hbWluZzpzM2NyZXQ=");
  }

  @Test
  void aTokenThatCanNotBeRefreshedIsGoodUntilItExpires() {
    vendor.faults.put(
        "/token",
        new FakeVendor.Answer(
            200, "{\"body\":{\"access_token\":\"only\",\"expires_in\":315360000}}"));

    Called<Granted> called = exchange(BASIC, context -> new PersonOutcome.Person("u", null));

    assertThat(granted(called).refreshToken()).isEmpty();
    assertThat(granted(called).expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(3_600)));
  }

  @Test
  void theRegistrationsTokenIsKnownAlsoWhileTheProviderIsAway() {
    NamingProvider provider = new NamingProvider(vendor, BASIC, context -> null);
    node.with(provider);
    assertThat(node.gateway().isRegistrationToken("naming", NamingProvider.TOKEN)).isTrue();
    assertThat(node.gateway().isRegistrationToken("naming", "registration-token-012345678x"))
        .isFalse();

    node.without(provider);
    assertThat(node.gateway().isRegistrationToken("naming", NamingProvider.TOKEN)).isTrue();
    assertThat(node.gateway().isRegistrationToken("nobody", NamingProvider.TOKEN)).isFalse();
  }
}
