package org.wellbundle.module.notifications;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** The bell, the inbox, the choices. */
@Component
public final class NotificationsWeb implements WebContributions {
  private static final Map<String, String> TITLES =
      Map.of("en", "Notifications", "de", "Benachrichtigungen");

  @Override
  public String id() {
    return "notifications";
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        page("notifications.inbox", "inbox-page.js", "/notifications"),
        page("notifications.choices", "choices-page.js", "/settings/notifications"),
        card("notifications.bell", "bell.js", new Slot("topbar", 10, 1)),
        card("notifications.settings", "settings-card.js", new Slot("settings", 30, 12)));
  }

  private static Contribution page(String id, String module, String route) {
    return new Contribution(id, module, route, TITLES, List.of(), null, null);
  }

  private static Contribution card(String id, String module, Slot slot) {
    return new Contribution(id, module, null, TITLES, List.of(), slot, null);
  }
}
