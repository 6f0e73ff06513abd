package org.wellbundle.core.consent.internal.audit;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.wellbundle.api.consent.AuditVerification.Broken;
import org.wellbundle.platform.database.Transaction;

/**
 * An entry whose hash isn't what its content gives. Tells one that changed places with another from
 * one that was altered, by trying what stands nearby in its place.
 */
record Suspect(Transaction tx, byte[] before, long number, EntryRow entry, byte[] stored) {
  private static final int NEARBY = 1000;

  Broken judge(long entries) throws SQLException {
    Map<ByteBuffer, Long> hashes = hashesFromHere();
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                "select "
                    + EntryRow.COLUMNS
                    + " from audit.entry e where e.tenant_id = platform.current_tenant()"
                    + " and e.id between ? and ? order by e.id")) {
      query.setLong(1, entry.id() - NEARBY);
      query.setLong(2, entry.id() + NEARBY);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          EntryRow other = EntryRow.read(row);
          if (other.id() != entry.id()
              && (fits(hashes, other) || fits(hashes, other.as(entry.id())))) {
            return new Broken(
                entries,
                number,
                "reordered",
                "Entry %d changed places: what belongs there is stored as row %d."
                    .formatted(number, other.id()));
          }
        }
      }
    }
    // Links that changed places: the content fits one of the hashes behind.
    if (hashes.containsKey(ByteBuffer.wrap(ChainHash.next(before, number, entry)))) {
      return new Broken(entries, number, "reordered", "Entry %d changed places.".formatted(number));
    }
    return new Broken(
        entries,
        number,
        "altered",
        "Entry %d (row %d) is not what was written.".formatted(number, entry.id()));
  }

  private boolean fits(Map<ByteBuffer, Long> hashes, EntryRow other) {
    return hashes.containsKey(ByteBuffer.wrap(ChainHash.next(before, number, other)));
  }

  private Map<ByteBuffer, Long> hashesFromHere() throws SQLException {
    Map<ByteBuffer, Long> hashes = new HashMap<>();
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                "select hash, number from audit.chain where tenant_id = platform.current_tenant()"
                    + " and number between ? and ?")) {
      query.setLong(1, number);
      query.setLong(2, number + NEARBY);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          hashes.put(ByteBuffer.wrap(row.getBytes(1)), row.getLong(2));
        }
      }
    }
    return hashes;
  }
}
