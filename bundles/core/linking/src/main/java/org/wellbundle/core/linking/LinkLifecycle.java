package org.wellbundle.core.linking;

import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.database.Transaction;

/** Told in the transaction in which a link begins or ends. */
@ConsumerType
public interface LinkLifecycle {
  /** A link was made, in state {@code BACKFILLING}, or authorised again: plan its backfill. */
  void linked(Transaction tx, LinkView link, String correlationId);

  /** A link ends: drop what is planned for it. */
  void unlinked(Transaction tx, LinkView link, String correlationId);
}
