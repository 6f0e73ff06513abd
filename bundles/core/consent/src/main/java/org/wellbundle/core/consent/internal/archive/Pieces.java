package org.wellbundle.core.consent.internal.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * An archive's content as pieces of a quarter of a megabyte, each sealed with the person's key and
 * bound to its place: neither writing nor reading holds more than one in memory.
 */
final class Pieces {
  private static final int SIZE = 256 * 1024;

  private final Transactions transactions;
  private final Vault vault;

  Pieces(Transactions transactions, Vault vault) {
    this.transactions = transactions;
    this.vault = vault;
  }

  /** Whose archive it is. */
  record Place(TenantId tenant, AccountId account, UUID archive) {
    String purpose(int number) {
      return "archive|" + archive + "|" + number;
    }
  }

  void read(Place place, OutputStream out) throws IOException {
    for (int number = 0; ; number++) {
      int wanted = number;
      Optional<byte[]> sealed =
          transactions.inTenant(
              place.tenant(), tx -> ArchiveTable.piece(tx, place.archive(), wanted));
      if (sealed.isEmpty()) {
        return;
      }
      out.write(
          vault.open(place.tenant(), place.account().value(), place.purpose(number), sealed.get()));
    }
  }

  Writing write(Place place) {
    transactions.runInTenant(place.tenant(), tx -> ArchiveTable.clear(tx, place.archive()));
    return new Writing(place);
  }

  /** Stores what is written. */
  final class Writing extends OutputStream {
    private final Place place;
    private final byte[] buffer = new byte[SIZE];
    private int filled;
    private int number;
    private long size;

    private Writing(Place place) {
      this.place = place;
    }

    long size() {
      return size;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int done = 0;
      while (done < length) {
        int now = Math.min(length - done, SIZE - filled);
        System.arraycopy(bytes, from + done, buffer, filled, now);
        filled += now;
        done += now;
        if (filled == SIZE) {
          store();
        }
      }
    }

    @Override
    public void close() {
      if (filled > 0) {
        store();
      }
    }

    private void store() {
      byte[] sealed =
          vault.seal(
              place.tenant(),
              place.account().value(),
              place.purpose(number),
              Arrays.copyOf(buffer, filled));
      transactions.runInTenant(place.tenant(), tx -> insert(tx, sealed));
      number++;
      size += filled;
      filled = 0;
    }

    private void insert(Transaction tx, byte[] sealed) throws SQLException {
      ArchiveTable.piece(tx, place.tenant(), place.archive(), number, sealed);
    }
  }
}
