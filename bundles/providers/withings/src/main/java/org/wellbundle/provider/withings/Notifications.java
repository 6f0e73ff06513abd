package org.wellbundle.provider.withings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Deauthorized;
import org.wellbundle.api.provider.NotificationOutcome.Fetch;
import org.wellbundle.api.provider.NotificationOutcome.Hint;
import org.wellbundle.api.provider.NotificationOutcome.Ignored;
import org.wellbundle.api.provider.NotificationOutcome.Malformed;
import org.wellbundle.api.provider.NotificationOutcome.VendorAccountDeleted;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.Range.Window;

/**
 * Notifications: a form that says whose data of which kind changed, unsigned. The token in the
 * address tells whose link it is; a body that names somebody else isn't believed.
 */
final class Notifications {
  static final NotificationStyle STYLE =
      new NotificationStyle(
          NotificationStyle.Kind.PING,
          NotificationStyle.TokenScope.LINK,
          8192,
          Set.of("application/x-www-form-urlencoded"));

  private Notifications() {}

  static NotificationOutcome read(Notification notification) {
    String text = new String(notification.body(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new Ignored("test ping");
    }
    FormBody body;
    try {
      body = FormBody.parse(text);
    } catch (IllegalArgumentException e) {
      return new Malformed("no form");
    }
    OptionalLong code = body.number("appli");
    if (code.isEmpty()) {
      return new Malformed("no appli");
    }
    Optional<Appli> appli = Appli.of(code.getAsLong());
    if (appli.isEmpty()) {
      return new Ignored("unknown appli " + code.getAsLong());
    }
    if (appli.get() == Appli.NO_ACCOUNT) {
      return new Ignored("appli 53"); // names a device, no person
    }
    Optional<String> user = body.text("userid").filter(id -> id.matches("[0-9]{1,20}"));
    if (user.isEmpty()) {
      return new Malformed("no userid");
    }
    String expected = notification.linkVendorUserId();
    if (expected != null && !expected.equals(user.get())) {
      return new Malformed("userid of another link");
    }
    return appli.get() == Appli.USER
        ? aboutAccount(user.get(), body)
        : aboutData(user.get(), appli.get(), body, notification);
  }

  private static NotificationOutcome aboutAccount(String user, FormBody body) {
    return switch (body.text("action").orElse("")) {
      case "delete" -> new VendorAccountDeleted(user);
      case "unlink" -> new Deauthorized(user, "withings.unlinked");
      case "update" -> new Ignored("profile edited");
      default -> new Ignored("appli 46 with an unknown action");
    };
  }

  private static NotificationOutcome aboutData(
      String user, Appli appli, FormBody body, Notification notification) {
    if (appli.dataTypes().isEmpty()) {
      return new Ignored("appli " + appli.code());
    }
    Window window = HintWindow.of(body, notification.receivedAt());
    return new Fetch(user, appli.dataTypes().stream().map(type -> new Hint(type, window)).toList());
  }
}
