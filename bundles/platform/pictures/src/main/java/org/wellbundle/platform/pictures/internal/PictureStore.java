package org.wellbundle.platform.pictures.internal;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.pictures.Pictures;

/** Pictures in the database, under row-level security like everything else of a tenant. */
@Component
public final class PictureStore implements Pictures {
  /** Each holds a decoded photo, some hundred megabytes in the worst case we let through. */
  private final Semaphore drawing = new Semaphore(1, true);

  @Activate
  public PictureStore(@Reference(target = PicturesSchema.PERSON_READY) SchemaReady schema) {}

  PictureStore() {}

  @Override
  public Outcome draw(byte[] file) {
    drawing.acquireUninterruptibly();
    try {
      return Draughtsman.draw(file);
    } finally {
      drawing.release();
    }
  }

  @Override
  public long store(Transaction tx, TenantId tenant, @Nullable AccountId owner, Picture picture)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into pictures.picture (tenant_id, media_type, etag, large, small,"
                    + " account_id) values (?, ?, ?, ?, ?, ?) returning id")) {
      insert.setInt(1, tenant.value());
      insert.setString(2, picture.mediaType());
      insert.setString(3, etag(picture.large()));
      insert.setBytes(4, picture.large());
      insert.setBytes(5, picture.small());
      insert.setObject(6, owner == null ? null : owner.value(), Types.BIGINT);
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Override
  public Optional<Stored> load(Transaction tx, TenantId tenant, long id, Size size)
      throws SQLException {
    String column = size == Size.SMALL ? "small" : "large";
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select media_type, etag, "
                    + column
                    + " from pictures.picture where tenant_id = ? and id = ?")) {
      select.setInt(1, tenant.value());
      select.setLong(2, id);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Stored(
                    rows.getString(1),
                    rows.getString(2) + "-" + column.charAt(0),
                    rows.getBytes(3)))
            : Optional.empty();
      }
    }
  }

  @Override
  public void delete(Transaction tx, TenantId tenant, long id) throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement("delete from pictures.picture where tenant_id = ? and id = ?")) {
      delete.setInt(1, tenant.value());
      delete.setLong(2, id);
      delete.executeUpdate();
    }
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new BigInteger(1, hash).toString(36).substring(0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
