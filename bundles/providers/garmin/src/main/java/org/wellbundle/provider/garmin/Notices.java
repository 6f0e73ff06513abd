package org.wellbundle.provider.garmin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Data;
import org.wellbundle.api.provider.NotificationOutcome.Deauthorized;
import org.wellbundle.api.provider.NotificationOutcome.Fetch;
import org.wellbundle.api.provider.NotificationOutcome.Hint;
import org.wellbundle.api.provider.NotificationOutcome.Ignored;
import org.wellbundle.api.provider.NotificationOutcome.Malformed;
import org.wellbundle.api.provider.NotificationOutcome.ScopesChanged;
import org.wellbundle.api.provider.NotificationOutcome.Several;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Range;

/**
 * Notifications: lists under a key for each kind, of many people, with the data itself or with an
 * address where it is. They aren't signed; they name the app.
 */
final class Notices {
  static final String CLIENT_HEADER = "garmin-client-id";

  private static final String DEREGISTERED = "deregistrations";
  private static final String PERMISSIONS = "userpermissionschange";
  private static final int LONGEST_USER = 128;

  private final String clientId;

  Notices(String clientId) {
    this.clientId = clientId;
  }

  static boolean mayBe(Notification notification) {
    return new String(notification.body(), StandardCharsets.UTF_8).stripLeading().startsWith("{");
  }

  /** Whose summaries of which kind. */
  private record Group(String key, String user) {}

  NotificationOutcome read(Notification notification, ProviderContext context) {
    String sender = notification.headers().get(CLIENT_HEADER);
    if (sender != null && !clientId.isEmpty() && !sender.equals(clientId)) {
      return new Malformed("garmin.other-client");
    }
    Json body;
    try {
      body = context.parse(new String(notification.body(), StandardCharsets.UTF_8));
    } catch (ProviderCallException e) {
      return new Malformed("garmin.no-json");
    }
    Map<Group, List<Json>> groups = groups(body);
    if (groups.isEmpty()) {
      // a test of the address is empty; whatever isn't answered with 200 comes for seven days
      return body.isObject() && body.fields().values().stream().allMatch(v -> v.items().isEmpty())
          ? new Ignored("garmin.empty")
          : new Malformed("garmin.nobody");
    }
    groups.keySet().removeIf(group -> !isUsed(group.key()));
    if (groups.isEmpty()) {
      return new Ignored("garmin.not-used");
    }
    if (groups.size() > 1) {
      return new Several(
          groups.entrySet().stream().map(e -> alone(e.getKey(), e.getValue())).toList());
    }
    Map.Entry<Group, List<Json>> only = groups.entrySet().iterator().next();
    return about(only.getKey(), only.getValue());
  }

  private static Map<Group, List<Json>> groups(Json body) {
    Map<Group, List<Json>> groups = new LinkedHashMap<>();
    body.fields()
        .forEach(
            (key, list) -> {
              for (Json item : list.items()) {
                Optional<String> user = item.get("userId").text();
                user.filter(id -> !id.isBlank() && id.length() <= LONGEST_USER)
                    .map(id -> new Group(key.toLowerCase(Locale.ROOT), id))
                    .ifPresent(
                        group -> groups.computeIfAbsent(group, g -> new ArrayList<>()).add(item));
              }
            });
    return groups;
  }

  private static boolean isUsed(String key) {
    return key.equals(DEREGISTERED) || key.equals(PERMISSIONS) || SummaryType.of(key).isPresent();
  }

  private static String alone(Group group, List<Json> items) {
    return items.stream()
        .map(Json::write)
        .collect(Collectors.joining(",", "{\"" + group.key() + "\":[", "]}"));
  }

  private static NotificationOutcome about(Group group, List<Json> items) {
    if (group.key().equals(DEREGISTERED)) {
      return new Deauthorized(group.user(), "garmin.deregistered");
    }
    if (group.key().equals(PERMISSIONS)) {
      Json newest = items.get(0);
      for (Json item : items) {
        newest = changedAt(item) >= changedAt(newest) ? item : newest;
      }
      var granted = Registration.granted(newest);
      return granted == null
          ? new Malformed("garmin.no-permissions")
          : new ScopesChanged(group.user(), granted);
    }
    SummaryType type = SummaryType.of(group.key()).orElseThrow();
    List<Hint> hints =
        items.stream()
            .flatMap(item -> item.get("callbackURL").text().stream())
            .map(address -> new Hint(type.dataType(), new Range.Reference(address)))
            .toList();
    return hints.isEmpty()
        ? new Data(group.user(), type.dataType(), type.mapper().map(items))
        : new Fetch(group.user(), hints);
  }

  private static long changedAt(Json change) {
    return change.get("changeTimeInSeconds").wholeNumber().orElse(0);
  }
}
