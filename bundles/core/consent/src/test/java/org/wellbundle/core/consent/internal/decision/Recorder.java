package org.wellbundle.core.consent.internal.decision;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.privacy.AuditLog;

/** Everybody who is told of a decision; keeps what was committed. */
public final class Recorder implements AuditLog, Outbox, Signals, EventStreams {
  public final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  public final List<Event> events = new CopyOnWriteArrayList<>();
  public final List<String> signals = new CopyOnWriteArrayList<>();
  public final List<String> browsers = new CopyOnWriteArrayList<>();

  @Override
  public void append(Transaction tx, AuditEntry entry) {
    tx.afterCommit(() -> audited.add(entry));
  }

  @Override
  public void append(Transaction tx, Event event) {
    tx.afterCommit(() -> events.add(event));
  }

  @Override
  public void tellAll(String topic, String text) {
    signals.add(topic + " " + text);
  }

  @Override
  public void handToOne(String queue, String text) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription onTopic(String topic, Consumer<String> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription onQueue(String queue, Consumer<String> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
    browsers.add(tenant + ":" + account + " " + name);
  }

  @Override
  public void tellEverybody(String name) {
    throw new UnsupportedOperationException();
  }
}
