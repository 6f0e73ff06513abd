package org.wellbundle.module.notifications;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.api.notification.Notice;

/** Makes notifications of events. */
@Component
public final class NotificationEvents implements EventHandler {
  private final Delivery delivery;

  @Activate
  public NotificationEvents(@Reference Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public String name() {
    return "notifications";
  }

  @Override
  public Set<String> types() {
    return Set.of(EventTypes.LINK_CHANGED, Notice.WANTED);
  }

  @Override
  public void handle(Event event) {
    Optional<Notice> notice =
        event.type().equals(Notice.WANTED) ? Notice.of(event) : LinkNotices.of(event);
    notice.ifPresent(wanted -> delivery.deliver(wanted, event.occurredAt(), event.correlationId()));
    AccountId account = event.account();
    if (account != null
        && event.type().equals(EventTypes.LINK_CHANGED)
        && LinkNotices.isWell(event)) {
      delivery.settle(event.tenant(), account, LinkNotices.PASSING);
    }
    delivery.release(event.tenant());
  }
}
