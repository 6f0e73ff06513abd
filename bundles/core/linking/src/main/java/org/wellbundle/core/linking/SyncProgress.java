package org.wellbundle.core.linking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.database.Transaction;

/**
 * What the sync engine knows about a link, for the page that shows it; and the wish to sync now.
 */
@ConsumerType
public interface SyncProgress {
  Progress of(Transaction tx, LinkView link);

  void syncNow(Transaction tx, LinkView link, String correlationId);

  /**
   * @param phase {@code first}, {@code detail}, or null when the backfill is done
   * @param estimateSeconds honest estimate until the phase shown is done, null when the backfill is
   */
  record Progress(
      List<Coverage> coverage, @Nullable String phase, @Nullable Long estimateSeconds) {}

  /**
   * How much of the history of a data type was asked for, is granted by the manufacturer, and came.
   *
   * @param receivedDays local days with data
   * @param state {@code pending}, {@code running}, {@code complete}, {@code notGranted} or {@code
   *     failed}
   */
  record Coverage(
      String dataType, int askedDays, int grantedDays, int receivedDays, String state) {}
}
