package org.wellbundle.platform.messaging.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.event.Event;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.outbox.TransactionalOutbox;

/** The outbox, once its tables are there and this node may work on them. */
@Component(service = Outbox.class)
public final class OutboxComponent implements Outbox {
  private final Outbox outbox;

  @Activate
  public OutboxComponent(@Reference Signals signals, @Reference Membership membership) {
    outbox = new TransactionalOutbox(signals);
  }

  @Override
  public void append(Transaction tx, Event event) {
    outbox.append(tx, event);
  }
}
