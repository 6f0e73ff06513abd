package org.wellbundle.core.providers.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.core.providers.Tokens.AuthorizationCode;
import org.wellbundle.core.providers.Tokens.Granted;
import org.wellbundle.core.providers.testing.FakeProvider;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.testing.TestDatabase;

class ScopesTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ProvidersNode.schema());

  private static final LinkKey LINK =
      new LinkKey(new TenantId(1), new AccountId(7), new LinkId(70), "fake");

  private final FakeVendor vendor = new FakeVendor();
  private final ProvidersNode node =
      new ProvidersNode(DB.transactions(), new FakeVault()).with(new FakeProvider("fake", vendor));

  @BeforeEach
  void empty() {
    DB.execute("truncate providers.token");
  }

  @AfterEach
  void close() {
    node.close();
    vendor.close();
  }

  @Test
  void areKnownFromTheLinkingOn() {
    vendor.scope = "info,metrics";

    link();

    assertThat(granted()).contains(Set.of("info", "metrics"));
  }

  @Test
  void followARefresh() {
    vendor.scope = "info metrics activity";
    link();
    vendor.scope = "info";

    refresh();

    assertThat(granted()).contains(Set.of("info"));
  }

  @Test
  void stayAsTheyWereWhenARefreshSaysNothing() {
    vendor.scope = "info";
    link();
    vendor.scope = "";

    refresh();

    assertThat(granted()).contains(Set.of("info"));
  }

  @Test
  void areUnknownWhenTheVendorNeverSays() {
    vendor.scope = "";

    link();

    assertThat(granted()).isEmpty();
  }

  private void link() {
    URI back = URI.create("http://localhost/oauth/callback/fake");
    Called<Granted> called =
        node.tokens().exchange("fake", new AuthorizationCode(vendor.code("anna"), back, null));
    Granted granted = ((Called.Answer<Granted>) called).value();
    DB.transactions().runInTenant(LINK.tenant(), tx -> node.tokens().keep(tx, LINK, granted));
  }

  private void refresh() {
    vendor.expireAll();
    Called<CallOutcome> called =
        node.gateway()
            .forLink(
                LINK,
                Urgency.LIVE,
                (provider, context) -> {
                  var failure = FakeProvider.call(vendor, context, "/data", Map.of());
                  return failure == null ? new CallOutcome.Done() : new CallOutcome.Failed(failure);
                });
    assertThat(((Called.Answer<CallOutcome>) called).value()).isEqualTo(new CallOutcome.Done());
  }

  private Optional<Set<String>> granted() {
    return DB.transactions().inTenant(LINK.tenant(), tx -> node.scopes().of(tx, LINK));
  }
}
