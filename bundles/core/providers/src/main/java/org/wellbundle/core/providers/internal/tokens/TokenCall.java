package org.wellbundle.core.providers.internal.tokens;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.AuthorizationPlan.ClientSecret;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.Request;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.core.providers.internal.http.CallContext;
import org.wellbundle.core.providers.internal.http.JacksonJson;

/** The token call of OAuth 2, after a provider's plan. */
final class TokenCall {
  private static final long USUAL_LIFETIME_SECONDS = 3600;
  private static final long LONGEST_LIFETIME_SECONDS = 366L * 24 * 3600;

  /** Of a token that can't be refreshed: some vendors' are good until they are revoked. */
  private static final long FOR_EVER_SECONDS = 100 * LONGEST_LIFETIME_SECONDS;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration USUAL_WAIT = Duration.ofMinutes(1);

  private TokenCall() {}

  /**
   * What the vendor answered.
   *
   * @param refreshToken null when the answer holds none
   */
  record Answered(
      String accessToken,
      @Nullable String refreshToken,
      Instant expiresAt,
      @Nullable String scope,
      @Nullable String vendorUserId) {
    @Override
    public String toString() {
      return "Answered[hidden]";
    }
  }

  static Map<String, String> forCode(AuthorizationPlan plan, String code, URI redirect) {
    Map<String, String> form = start(plan, GrantType.AUTHORIZATION_CODE);
    form.put("code", code);
    form.put("redirect_uri", redirect.toString());
    return form;
  }

  static Map<String, String> forRefresh(AuthorizationPlan plan, String refreshToken) {
    Map<String, String> form = start(plan, GrantType.REFRESH_TOKEN);
    form.put("refresh_token", refreshToken);
    return form;
  }

  private static Map<String, String> start(AuthorizationPlan plan, GrantType grant) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", grant.wireName());
    form.put("client_id", plan.clientId());
    return form;
  }

  /**
   * @param parameters what the hooks add; what the platform sends itself wins
   * @throws ProviderCallException when the vendor refuses, or there is no answer
   */
  static Answered send(
      AuthorizationPlan plan,
      GrantType grant,
      CallContext context,
      Map<String, String> parameters,
      Map<String, String> ours) {
    Map<String, String> form = new LinkedHashMap<>(parameters);
    form.putAll(ours);
    Answer answer = context.grant(plan.tokenUrl(), form, proof(plan, form));
    Json json;
    try {
      json = JacksonJson.parse(answer.body());
    } catch (ProviderCallException e) {
      throw failed(unreadable(answer, context.clock().instant()));
    }
    Optional<Failure> refusal = plan.tokenHooks().refusal(grant, answer, json);
    if (refusal.isPresent()) {
      throw failed(refusal.get());
    }
    return read(plan.tokenAnswer(), json, context.clock());
  }

  /** Adds the app's secret to the form, or gives the header that holds it. */
  private static @Nullable String proof(AuthorizationPlan plan, Map<String, String> form) {
    ClientSecret proof = plan.clientSecret();
    if (proof == null) {
      return null;
    }
    return switch (proof.place()) {
      case FORM -> {
        form.put("client_secret", proof.secret());
        yield null;
      }
      case BASIC -> {
        form.remove("client_id");
        yield ((Request.Auth.App) Request.Auth.basic(plan.clientId(), proof.secret()))
            .authorization();
      }
    };
  }

  /** Something in front of the vendor answered. */
  private static Failure unreadable(Answer answer, Instant now) {
    String reason = "token.http-" + answer.status();
    return answer.status() == TOO_MANY_REQUESTS
        ? new FetchOutcome.RateLimited(answer.retryAfter(now).orElse(now.plus(USUAL_WAIT)), reason)
        : new FetchOutcome.TryAgain(reason);
  }

  private static Answered read(AuthorizationPlan.TokenAnswer where, Json json, Clock clock) {
    String access = json.at(where.accessToken()).text().orElse("");
    if (!visible(access)) {
      throw failed(new FetchOutcome.Broken("token.missing"));
    }
    long seconds = json.at(where.expiresIn()).wholeNumber().orElse(USUAL_LIFETIME_SECONDS);
    String refresh = json.at(where.refreshToken()).text().filter(TokenCall::visible).orElse(null);
    long longest = refresh == null ? FOR_EVER_SECONDS : LONGEST_LIFETIME_SECONDS;
    return new Answered(
        access,
        refresh,
        clock.instant().plusSeconds(Math.min(Math.max(0, seconds), longest)),
        json.at(where.scope()).text().orElse(null),
        json.at(where.userId()).text().filter(user -> !user.isBlank()).orElse(null));
  }

  /** Characters a header may hold. */
  private static boolean visible(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  private static ProviderCallException failed(Failure failure) {
    return new ProviderCallException(failure);
  }
}
