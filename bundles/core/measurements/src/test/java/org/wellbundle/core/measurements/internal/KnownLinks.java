package org.wellbundle.core.measurements.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.Links;
import org.wellbundle.platform.database.Transaction;

/** Links that only know when they were made. */
final class KnownLinks implements Links {
  final Map<LinkId, Instant> linkedAt = new HashMap<>();

  @Override
  public Optional<LinkView> find(Transaction tx, LinkId link) {
    return Optional.ofNullable(linkedAt.get(link))
        .map(
            at ->
                new LinkView(
                    new TenantId(1),
                    link,
                    new AccountId(1),
                    new ProfileId(1),
                    "withings",
                    LinkState.LIVE,
                    null,
                    at,
                    null,
                    null,
                    null,
                    "363"));
  }

  @Override
  public boolean transition(
      Transaction tx, LinkId link, LinkState to, String reason, String correlationId) {
    throw new AssertionError("not the measurements' business");
  }

  @Override
  public void contacted(Transaction tx, LinkId link, Instant at) {
    throw new AssertionError("not the measurements' business");
  }

  @Override
  public void dataArrived(Transaction tx, LinkId link, Instant at, Instant newestSample) {
    throw new AssertionError("not the measurements' business");
  }

  @Override
  public void endedByVendor(Transaction tx, LinkId link, String reason, String correlationId) {
    throw new AssertionError("not the measurements' business");
  }
}
