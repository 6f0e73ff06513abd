package org.wellbundle.module.notifications;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.notification.Notice;

/** Which changes of a link a person is told of, and which make the telling pointless. */
final class LinkNotices {
  /** Over as soon as the link works again, or is gone. */
  static final Set<String> PASSING = Set.of(BuiltInKinds.NEEDS_REAUTH, BuiltInKinds.QUIET);

  private static final Map<String, String> KINDS =
      Map.of(
          "NEEDS_REAUTH", BuiltInKinds.NEEDS_REAUTH,
          "QUIET", BuiltInKinds.QUIET,
          "PROVIDER_SUNSET", BuiltInKinds.SUNSET);
  private static final Set<String> WELL = Set.of("LIVE", "BACKFILLING", "UNLINKING", "UNLINKED");

  private LinkNotices() {}

  /** The event's place makes the key: delivered twice, it tells once. */
  static Optional<Notice> of(Event event) {
    AccountId account = event.account();
    String kind = KINDS.get(event.ids().getOrDefault("to", ""));
    String link = event.ids().get("link");
    boolean moved = !event.ids().getOrDefault("to", "").equals(event.ids().get("from"));
    if (account == null || kind == null || link == null || !moved) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            event.tenant(),
            account,
            kind,
            link + "." + event.position(),
            Map.of("link", link, "provider", name(event.ids().get("provider")))));
  }

  static boolean isWell(Event event) {
    return WELL.contains(event.ids().getOrDefault("to", ""));
  }

  /** Ids of providers are their names in lower case. */
  private static String name(@Nullable String provider) {
    return provider == null || provider.isEmpty()
        ? ""
        : provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1);
  }
}
