package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.LinkLifecycle;
import org.wellbundle.core.linking.SyncProgress;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.privacy.ConsentCheck;

/** Everybody a link tells; keeps what was committed. */
final class Told
    implements LinkLifecycle,
        SyncProgress,
        EventStreams,
        Outbox,
        PublicAddress,
        AuditLog,
        ConsentCheck {
  final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  final List<String> consented = new CopyOnWriteArrayList<>();

  /** What may be collected. */
  volatile Set<DataKind> collectable = Set.of(DataKind.ACTIVITY);

  final List<String> lifecycle = new CopyOnWriteArrayList<>();
  final List<String> syncs = new CopyOnWriteArrayList<>();
  final List<String> browsers = new CopyOnWriteArrayList<>();
  final List<Event> events = new CopyOnWriteArrayList<>();

  /** What the sync engine does when it is told of a link. */
  volatile Runnable whenLinked = () -> {};

  @Override
  public void linked(Transaction tx, LinkView link, String correlationId) {
    whenLinked.run();
    tx.afterCommit(() -> lifecycle.add("linked " + link.id()));
  }

  @Override
  public void unlinked(Transaction tx, LinkView link, String correlationId) {
    tx.afterCommit(() -> lifecycle.add("unlinked " + link.id()));
  }

  @Override
  public Progress of(Transaction tx, LinkView link) {
    return new Progress(List.of(new Coverage("activity", 60, 60, 1, "running")), "first", 30L);
  }

  @Override
  public void syncNow(Transaction tx, LinkView link, String correlationId) {
    syncs.add(link.id().toString());
  }

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
    browsers.add(tenant + "/" + account.value() + " " + name + " " + ids.get("link"));
  }

  @Override
  public void tellEverybody(String name) {
    browsers.add(name);
  }

  @Override
  public void append(Transaction tx, Event event) {
    tx.afterCommit(() -> events.add(event));
  }

  @Override
  public void append(Transaction tx, AuditEntry entry) {
    tx.afterCommit(() -> audited.add(entry));
  }

  @Override
  public boolean allows(
      Transaction tx, AccountId account, PurposeId purpose, DataKind kind, Recipient recipient) {
    return collectable.contains(kind);
  }

  @Override
  public Set<DataKind> collectable(Transaction tx, AccountId account) {
    return collectable;
  }

  @Override
  public void linked(Transaction tx, TenantId tenant, AccountId account, String correlationId) {
    tx.afterCommit(() -> consented.add(tenant + "/" + account.value()));
  }

  @Override
  public URI platform() {
    return URI.create("http://localhost:8181");
  }

  @Override
  public URI portal(Tenant tenant) {
    return URI.create("http://" + tenant.hosts().get(0) + ":8181");
  }

  @Override
  public boolean isPlatformHost(String host) {
    return "localhost".equals(host);
  }
}
