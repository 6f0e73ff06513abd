package org.wellbundle.core.measurements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/**
 * Writes batches in the caller's transaction: measurements, daily totals, read model and one event.
 */
@ProviderType
public interface MeasurementStore {

  /**
   * Stores a batch. A record replaces what is stored under its key unless its version is older; of
   * equal versions the last delivery counts. The same batch twice changes nothing.
   *
   * @param dataType the provider's data type the batch came from; reconciliation works per data
   *     type
   */
  Stored store(Transaction tx, Source source, String dataType, Batch batch);

  /**
   * Deletes what is stored of a data type and link in a window but was not listed by a complete
   * read of it. Rows stored or changed after {@code readStarted} are left alone.
   *
   * @param listed ids of the records the read listed
   * @return how many records went
   */
  Stored removeUnlisted(
      Transaction tx,
      Source source,
      String dataType,
      Instant from,
      Instant to,
      Instant readStarted,
      Set<String> listed);

  /** Whose data it is and through which link it came. */
  record Source(
      TenantId tenant,
      AccountId account,
      ProfileId profile,
      LinkId link,
      String providerId,
      String correlationId) {}

  /**
   * What changed.
   *
   * @param changed records new, replaced or removed
   * @param unchanged records that were stored already, or older than what is stored
   * @param newestSample time of the newest value in the batch, null when it has none
   * @param from first local date touched, null when nothing changed
   * @param to last local date touched
   */
  record Stored(
      int changed,
      int unchanged,
      @Nullable Instant newestSample,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}
}
