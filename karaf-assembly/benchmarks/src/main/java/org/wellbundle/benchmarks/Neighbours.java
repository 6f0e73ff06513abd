package org.wellbundle.benchmarks;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.measurements.internal.JdbcMeasurementStore;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;

/** What the store works with, doing nothing. */
final class Neighbours implements Links, Outbox, EventStreams {
  static JdbcMeasurementStore store() {
    Neighbours none = new Neighbours();
    return new JdbcMeasurementStore(none, none, none, () -> "measurements");
  }

  @Override
  public void append(Transaction tx, Event event) {}

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {}

  @Override
  public void tellEverybody(String name) {}

  @Override
  public Optional<LinkView> find(Transaction tx, LinkId link) {
    return Optional.empty();
  }

  @Override
  public boolean transition(
      Transaction tx, LinkId link, LinkState to, @Nullable String reason, String correlationId) {
    return false;
  }

  @Override
  public void contacted(Transaction tx, LinkId link, Instant at) {}

  @Override
  public void dataArrived(
      Transaction tx, LinkId link, Instant at, @Nullable Instant newestSample) {}

  @Override
  public void endedByVendor(Transaction tx, LinkId link, String reason, String correlationId) {}
}
