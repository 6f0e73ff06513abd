package org.wellbundle.platform.pictures;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/**
 * Takes pictures in and keeps them. Who may see one is the caller's affair: keep the number with
 * what the picture is of, and delete the picture with it.
 */
@ProviderType
public interface Pictures {
  /** Largest file taken, in bytes. */
  int MAX_BYTES = 8 << 20;

  /** What came of a file. */
  sealed interface Outcome {}

  /** It is a picture, drawn anew: nothing of the file but its look is left. */
  record Drawn(Picture picture) implements Outcome {}

  /** It isn't one we take. */
  record Refused(String code, String message) implements Outcome {}

  /**
   * Checks and draws. Takes tens of milliseconds of a core; few at a time run, others wait. Call it
   * outside of a transaction.
   */
  Outcome draw(byte[] file);

  /**
   * Keeps a picture, in the caller's transaction. Its number is unique over all tenants.
   *
   * @param owner whose it is: erased with this account. Null for a team's
   */
  long store(Transaction tx, TenantId tenant, @Nullable AccountId owner, Picture picture)
      throws SQLException;

  Optional<Stored> load(Transaction tx, TenantId tenant, long id, Size size) throws SQLException;

  void delete(Transaction tx, TenantId tenant, long id) throws SQLException;

  /** Sizes kept. */
  enum Size {
    /** 512 pixels on the longer side at most. */
    LARGE,
    /** 128 pixels. */
    SMALL
  }

  /** Both sizes of a picture, of the same media type. */
  record Picture(String mediaType, byte[] large, byte[] small) {}

  /**
   * @param etag changes with the picture and with the size
   */
  record Stored(String mediaType, String etag, byte[] bytes) {}
}
