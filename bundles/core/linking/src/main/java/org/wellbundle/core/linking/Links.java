package org.wellbundle.core.linking;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.database.Transaction;

/** Links inside a tenant's transaction. */
@ProviderType
public interface Links {
  Optional<LinkView> find(Transaction tx, LinkId link);

  /**
   * Changes the state if the link isn't in it and hasn't ended: audited, an event in the outbox,
   * open browsers told. A change of reason alone counts as a change.
   *
   * @return true when something changed
   */
  boolean transition(
      Transaction tx, LinkId link, LinkState to, @Nullable String reason, String correlationId);

  /** The provider answered. */
  void contacted(Transaction tx, LinkId link, Instant at);

  /** Something new was stored. */
  void dataArrived(Transaction tx, LinkId link, Instant at, @Nullable Instant newestSample);

  /**
   * The person ended it at the vendor. An active link waits for a new authorization and keeps the
   * account; one that is being unlinked has nothing left to revoke and ends.
   */
  void endedByVendor(Transaction tx, LinkId link, String reason, String correlationId);
}
