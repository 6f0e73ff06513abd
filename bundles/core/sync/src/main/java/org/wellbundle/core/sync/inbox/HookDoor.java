package org.wellbundle.core.sync.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.NotificationStyle.Door;
import org.wellbundle.api.provider.NotificationStyle.Handshake;
import org.wellbundle.api.provider.NotificationStyle.Required;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.core.sync.inbox.HookOwners.HookOwner;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.secrets.Vault;

/** What may come in. Nothing is written before everything here is in order. */
public final class HookDoor {
  /** For providers that are away: their limits aren't known then. */
  private static final int USUAL_BYTES = 64 * 1024;

  private static final int LONGEST_HEADER = 4096;

  private final HookOwners owners;
  private final ProviderGateway gateway;
  private final Vault vault;
  private final InboxWriter writer;
  private final Clock clock;

  public HookDoor(
      HookOwners owners, ProviderGateway gateway, Vault vault, InboxWriter writer, Clock clock) {
    this.owners = owners;
    this.gateway = gateway;
    this.vault = vault;
    this.writer = writer;
    this.clock = clock;
  }

  /** An address as the vendor has it: {@code /<provider>/<token>}. */
  record Address(String provider, String token, HookOwner owner) {}

  /** Throws a 404 for an address nobody gave out. */
  Address address(@Nullable String path) {
    String[] parts = path == null ? new String[0] : path.split("/", -1);
    if (parts.length == 3 && !parts[1].isEmpty() && !parts[2].isEmpty()) {
      Optional<HookOwner> owner = owners.find(parts[1], parts[2]);
      if (owner.isPresent()) {
        return new Address(parts[1], parts[2], owner.get());
      }
    }
    throw new Problem(404, "hook.unknown", "Nobody listens at this address.");
  }

  /**
   * What the provider declared, as far as it is here.
   *
   * @param contentTypes empty means any
   * @param headers which are kept, lower case
   */
  record Limits(int bytes, Set<String> contentTypes, Set<String> headers, @Nullable Door door) {
    long patienceMillis() {
      long usual = Door.USUAL.toMillis();
      return door == null ? usual : Math.min(Math.max(usual, door.patience().toMillis()), 30_000);
    }
  }

  Limits limits(Address address) {
    return gateway
        .descriptor(address.provider())
        .map(ProviderDescriptor::notifications)
        .map(HookDoor::limits)
        .orElse(new Limits(USUAL_BYTES, Set.of(), Set.of(), null));
  }

  private static Limits limits(NotificationStyle style) {
    return new Limits(
        style.maxBodyBytes() > 0 ? style.maxBodyBytes() : USUAL_BYTES,
        style.contentTypes(),
        style.headers(),
        style.door());
  }

  /** Throws a 401 for who doesn't say what was agreed with the vendor. */
  void known(Limits limits, Function<String, @Nullable String> header) {
    Required required = limits.door() == null ? null : limits.door().required();
    if (required == null) {
      return;
    }
    String given = header.apply(required.header());
    if (given == null
        || !MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            required.value().getBytes(StandardCharsets.UTF_8))) {
      throw new Problem(
          401, "hook.not-the-vendor", "This provider's notifications say who sends them.");
    }
  }

  /** The headers a provider wants, as far as they came. */
  static Map<String, String> headers(Limits limits, Function<String, @Nullable String> header) {
    Map<String, String> kept = new HashMap<>();
    for (String name : limits.headers()) {
      String value = header.apply(name);
      if (value != null && value.length() <= LONGEST_HEADER) {
        kept.put(name, value);
      }
    }
    return kept;
  }

  /**
   * What to answer to a vendor that makes sure that the address is ours: a name and its value;
   * empty when any answer will do. Throws a 403 for a wrong token.
   */
  static Optional<Map.Entry<String, String>> handshake(
      Limits limits, Function<String, @Nullable String> parameter) {
    Handshake shake = limits.door() == null ? null : limits.door().handshake();
    String challenge = shake == null ? null : parameter.apply(shake.challengeParameter());
    if (shake == null || challenge == null) {
      return Optional.empty();
    }
    String token = parameter.apply(shake.tokenParameter());
    if (token == null
        || !MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            shake.token().getBytes(StandardCharsets.UTF_8))) {
      throw new Problem(403, "hook.handshake", "The handshake's token isn't the one agreed.");
    }
    return Optional.of(Map.entry(shake.answerMember(), challenge));
  }

  /** The media type without parameters; throws a 415 when the provider doesn't send it. */
  @Nullable String contentType(Limits limits, @Nullable String header, boolean emptyBody) {
    String type = header == null ? null : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean known =
        limits.contentTypes().isEmpty()
            || (type != null
                && limits.contentTypes().stream().anyMatch(each -> each.equalsIgnoreCase(type)));
    if (!known && !emptyBody) {
      throw new Problem(
          415, "hook.content-type", "This provider's notifications have another media type.");
    }
    return type == null || type.isEmpty() ? null : type;
  }

  /** Throws a 400 for a body that isn't what its media type says. */
  void readable(@Nullable String contentType, byte[] body) {
    if (!HookShape.readable(contentType, body)) {
      throw new Problem(
          400, "hook.malformed", "The notification's body can't be read as its media type says.");
    }
  }

  /**
   * Throws a 400 for what the provider knows none of its vendor's notifications looks like. A
   * provider that is away or fails isn't heard: then it is stored, and judged later.
   */
  void plausible(Address address, @Nullable String contentType, HookEnvelope envelope) {
    Notification notification =
        new Notification(
            clock.instant(),
            contentType,
            envelope.query(),
            envelope.body(),
            null,
            envelope.headers(),
            false);
    Called<Boolean> called =
        gateway.asApp(
            address.provider(),
            Urgency.LIVE,
            (provider, context) -> provider.mayBeNotification(notification));
    if (called instanceof Called.Answer<Boolean> answer && !answer.value()) {
      throw new Problem(
          400, "hook.malformed", "This provider's notifications don't look like this.");
    }
  }

  /** Hands it to the writer, which answers once it is durable. */
  void store(
      Address address,
      @Nullable String contentType,
      HookEnvelope envelope,
      String correlationId,
      HookReply reply) {
    HookOwner owner = address.owner();
    byte[] sealed = vault.sealForPlatform(InboxWorker.PURPOSE, envelope.packed());
    Arrived arrived =
        new Arrived(
            address.provider(),
            owner.link() == null ? null : owner.link().value(),
            owner.tenant() == null ? null : owner.tenant().value(),
            contentType,
            sealed,
            clock.instant(),
            correlationId);
    if (!writer.offer(arrived, reply)) {
      reply.refused();
    }
  }
}
