package org.wellbundle.module.notifications;

import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.notification.Channel;
import org.wellbundle.api.notification.NotificationKind;

/** The kinds of the core: what is wrong with a link, and who got into an account. */
@Component(
    service = {},
    immediate = true)
public final class BuiltInKinds {
  static final String NEEDS_REAUTH = "link.needs-reauth";
  static final String QUIET = "link.quiet";
  static final String SUNSET = "link.sunset";

  private static final Set<Channel> BOTH = Set.of(Channel.IN_APP, Channel.EMAIL);
  private static final Set<Channel> PORTAL = Set.of(Channel.IN_APP);

  private final List<ServiceRegistration<NotificationKind>> registrations;

  @Activate
  public BuiltInKinds(BundleContext context) {
    registrations =
        all().stream()
            .map(kind -> context.registerService(NotificationKind.class, kind, null))
            .toList();
  }

  @Deactivate
  void stop() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  static List<NotificationKind> all() {
    return List.of(
        kind(NEEDS_REAUTH, "link", "/link", BOTH, BOTH, Set.of()),
        kind(QUIET, "watch", "/link", BOTH, PORTAL, Set.of()),
        kind(SUNSET, "flag", "/link", BOTH, BOTH, Set.of()),
        kind("account.password-changed", "lock", "/settings/sessions", BOTH, BOTH, BOTH),
        kind("account.new-sign-in", "shield", "/settings/sessions", BOTH, BOTH, BOTH),
        kind("account.second-factor-on", "shield", "/settings/second-factor", BOTH, BOTH, BOTH),
        kind("account.second-factor-off", "shield", "/settings/second-factor", BOTH, BOTH, BOTH),
        kind("account.recovery-code-used", "shield", "/settings/second-factor", BOTH, BOTH, BOTH),
        kind("account.deletion-cancelled", "user", "/settings/access-log", BOTH, BOTH, BOTH),
        kind("account.mail-bounced", "mail", "/help", PORTAL, PORTAL, PORTAL));
  }

  private static NotificationKind kind(
      String id,
      String icon,
      String path,
      Set<Channel> offered,
      Set<Channel> byDefault,
      Set<Channel> always) {
    return new NotificationKind(
        id,
        icon,
        path,
        offered,
        byDefault,
        always,
        NotificationKind.read(BuiltInKinds.class, id, "en", "de"));
  }
}
