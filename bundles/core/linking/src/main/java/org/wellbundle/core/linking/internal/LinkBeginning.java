package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.secrets.Vault;

/** Sends a member on the way to the manufacturer. */
final class LinkBeginning {
  static final Duration ATTEMPT_LIFETIME = Duration.ofMinutes(10);
  static final String PKCE = "pkce";

  private final Transactions transactions;
  private final ProviderGateway gateway;
  private final Vault vault;
  private final PublicAddress address;
  private final Clock clock;

  LinkBeginning(
      Transactions transactions,
      ProviderGateway gateway,
      Vault vault,
      PublicAddress address,
      Clock clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.vault = vault;
    this.address = address;
    this.clock = clock;
  }

  /**
   * A wish to link.
   *
   * @param replace whether a link the account has may be switched
   * @param origin scheme, host and port of the portal
   * @param browserSecret value of the attempt's cookie, the same for all tabs of a browser
   */
  record Wish(
      String providerId, String returnTo, boolean replace, String origin, String browserSecret) {}

  /** What came of it. */
  sealed interface Begun {
    record Authorize(URI authorizeUrl) implements Begun {}

    record AlreadyLinked(LinkView current) implements Begun {}

    record ProviderUnavailable() implements Begun {}
  }

  Begun begin(Principal who, Wish wish) {
    Optional<LinkView> current =
        transactions.inTenant(who.tenant(), tx -> LinkTable.current(tx, who.account()));
    if (current.isPresent()
        && !wish.replace()
        && !mayAuthoriseAgain(current.get(), wish.providerId())) {
      return new Begun.AlreadyLinked(current.get());
    }
    Called<AuthorizationPlan> called =
        gateway.asApp(
            wish.providerId(),
            Urgency.INTERACTIVE,
            (provider, context) -> provider.authorization());
    if (!(called instanceof Called.Answer<AuthorizationPlan> answer)) {
      return new Begun.ProviderUnavailable();
    }
    StateToken state = StateToken.random(who.tenant());
    String verifier = answer.value().pkce() ? Secrets.random() : null;
    keep(who, wish, state, verifier);
    return new Begun.Authorize(authorizeUrl(answer.value(), wish.providerId(), state, verifier));
  }

  private static boolean mayAuthoriseAgain(LinkView link, String providerId) {
    return link.providerId().equals(providerId)
        && (link.state() == LinkState.NEEDS_REAUTH || link.state() == LinkState.SCOPE_REDUCED);
  }

  private void keep(Principal who, Wish wish, StateToken state, @Nullable String verifier) {
    Attempt attempt =
        new Attempt(
            who.account(),
            who.mainProfile(),
            wish.providerId(),
            wish.returnTo(),
            wish.origin(),
            Secrets.hash(wish.browserSecret()),
            sealed(who, verifier),
            wish.replace());
    Instant now = clock.instant();
    transactions.runInTenant(
        who.tenant(),
        tx -> AttemptTable.insert(tx, state, attempt, now, now.plus(ATTEMPT_LIFETIME)));
  }

  private byte @Nullable [] sealed(Principal who, @Nullable String verifier) {
    return verifier == null
        ? null
        : vault.seal(
            who.tenant(), who.account().value(), PKCE, verifier.getBytes(StandardCharsets.UTF_8));
  }

  private URI authorizeUrl(
      AuthorizationPlan plan, String providerId, StateToken state, @Nullable String verifier) {
    // The plan's own parameters come first: they can't replace ours.
    Map<String, String> query = new LinkedHashMap<>(plan.authorizeParameters());
    query.put("response_type", "code");
    query.put("client_id", plan.clientId());
    query.put("redirect_uri", Redirects.redirectUri(address, providerId).toString());
    if (!plan.scopes().isEmpty()) {
      query.put("scope", String.join(plan.scopeSeparator(), plan.scopes()));
    }
    query.put("state", state.text());
    if (verifier != null) {
      query.put("code_challenge", Secrets.challenge(verifier));
      query.put("code_challenge_method", "S256");
    }
    String base = plan.authorizeUrl().toString();
    return URI.create(
        base
            + (base.indexOf('?') < 0 ? '?' : '&')
            + query.entrySet().stream()
                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&")));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
