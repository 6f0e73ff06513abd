package org.wellbundle.sdk.tck;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.ProviderClient.Answer;

/**
 * What the kit must know of a vendor: how its cloud answers. Written once, over recorded answers or
 * a simulator; called by several threads. Everything beyond a plain REST service with HTTP status
 * codes and an OAuth 2 token answer is said here.
 */
@ConsumerType
public interface VendorCloud {

  /** When the answers were recorded: the clock of every call. */
  Instant now();

  /** The person the answers are about. */
  String vendorUserId();

  /**
   * The answer to a call. For the week before {@link #now()}, or the longest window a data type
   * allows, it holds at least one record of each data type; where the vendor pages, at least one
   * data type comes in several pages.
   */
  Answer answer(Call call);

  /** The answer to the same call for a person who has nothing there. */
  Answer empty(Call call);

  /** The member's time zone here. */
  default ZoneId accountZone() {
    return ZoneId.of("Europe/Lisbon");
  }

  /** Declared metrics that no answer holds; each is one that the kit can't vouch for. */
  default Set<Metric> unrecorded() {
    return Set.of();
  }

  /** Ways of refusing a call for data, beside HTTP's own. */
  default List<Refusal> refusals() {
    return List.of();
  }

  /** A token answer with access token {@code token-a} and refresh token {@code token-r}. */
  default String tokenAnswer() {
    return "{\"access_token\":\"token-a\",\"refresh_token\":\"token-r\",\"expires_in\":3600,"
        + "\"token_type\":\"bearer\",\"user_id\":\""
        + vendorUserId()
        + "\"}";
  }

  /** Refusals of the token call. A wrong secret must never cost a member the link. */
  default List<Refusal> tokenRefusals() {
    return List.of(
        new Refusal(
            "invalid_grant",
            new Answer(400, Map.of(), "{\"error\":\"invalid_grant\"}"),
            AuthorizationLost.class),
        new Refusal(
            "invalid_client",
            new Answer(401, Map.of(), "{\"error\":\"invalid_client\"}"),
            Broken.class));
  }

  /** Notifications of every kind the vendor sends. */
  default List<Signal> signals() {
    return List.of();
  }

  /**
   * For a data type that comes when the vendor has it: an address as the vendor's notifications
   * give it, behind which the last week is. The rules about answers ask there.
   */
  default Optional<String> reference(String dataType) {
    return Optional.empty();
  }

  /** What may never be in a log: the client's secret, tokens. */
  default List<String> secrets() {
    return List.of("token-a", "token-r");
  }
}
