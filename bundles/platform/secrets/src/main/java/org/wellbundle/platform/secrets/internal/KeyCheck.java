package org.wellbundle.platform.secrets.internal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import org.wellbundle.platform.database.Transactions;

/** Finds out whether key ring and database belong together, before anything gets sealed. */
final class KeyCheck {
  private static final byte[] KNOWN = "wellbundle".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CONTEXT = "key check".getBytes(StandardCharsets.UTF_8);

  private final Transactions transactions;

  KeyCheck(Transactions transactions) {
    this.transactions = transactions;
  }

  /** True when something in this database was sealed with a key ring. */
  boolean made() {
    return sealed().isPresent();
  }

  /** Throws when the database was sealed with other keys; remembers these if they are the first. */
  void pass(Aead platform) {
    try {
      remember(platform.encrypt(KNOWN, CONTEXT));
      platform.decrypt(sealed().orElseThrow(), CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new KeyRingException(
          "The key ring does not fit the database: its values were sealed with another master key."
              + " Give this node the key ring of the others (or the one from the backup).",
          e);
    }
  }

  private void remember(byte[] sealed) {
    transactions.runAsDispatcher(
        tx -> {
          try (PreparedStatement insert =
              tx.connection()
                  .prepareStatement(
                      "insert into dispatch.key_check (sealed) values (?) on conflict do nothing")) {
            insert.setBytes(1, sealed);
            insert.executeUpdate();
          }
        });
  }

  private Optional<byte[]> sealed() {
    return transactions.asDispatcher(
        tx -> {
          try (Statement statement = tx.connection().createStatement();
              ResultSet row = statement.executeQuery("select sealed from dispatch.key_check")) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
          }
        });
  }
}
