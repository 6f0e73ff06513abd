package org.wellbundle.core.consent.internal.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.consent.AuditVerification.Broken;
import org.wellbundle.api.consent.AuditVerification.Place;
import org.wellbundle.platform.database.Transaction;

/** One way along a chain, link by link, up to the first that is not as it was written. */
final class ChainWalk {
  private static final int FETCH = 1000;

  private final Transaction tx;
  private final Map<Long, String> noted = new HashMap<>();
  private long number;
  private byte[] hash;

  ChainWalk(Transaction tx, int tenant, List<Place> noted) {
    this.tx = tx;
    this.hash = ChainHash.first(tenant);
    noted.forEach(place -> this.noted.put(place.number(), place.hash()));
  }

  /** How many entries were found in order. */
  long entries() {
    return number;
  }

  @Nullable Broken to(Place head) throws SQLException {
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                "select c.number, c.hash, e.id is null as missing, "
                    + EntryRow.COLUMNS
                    + " from audit.chain c left join audit.entry e on e.tenant_id = c.tenant_id"
                    + " and e.id = c.entry_id where c.tenant_id = platform.current_tenant()"
                    + " and c.number <= ? order by c.number")) {
      query.setLong(1, head.number());
      query.setFetchSize(FETCH);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Broken broken = step(row);
          if (broken != null) {
            return broken;
          }
        }
      }
    }
    return end(head);
  }

  private @Nullable Broken step(ResultSet row) throws SQLException {
    long next = number + 1;
    if (row.getLong("number") != next || row.getBoolean("missing")) {
      return new Broken(number, next, "removed", "Entry %d is gone.".formatted(next));
    }
    EntryRow entry = EntryRow.read(row);
    byte[] expected = ChainHash.next(hash, next, entry);
    if (!Arrays.equals(expected, row.getBytes("hash"))) {
      return new Suspect(tx, hash, next, entry, row.getBytes("hash")).judge(number);
    }
    String before = noted.get(next);
    if (before != null && !before.equals(HexFormat.of().formatHex(expected))) {
      return forked(next);
    }
    number = next;
    hash = expected;
    return null;
  }

  private @Nullable Broken end(Place head) {
    long last = noted.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    if (number < Math.max(last, head.number())) {
      return new Broken(
          number,
          number + 1,
          "truncated",
          "The chain ends at entry %d, and went to %d at least."
              .formatted(number, Math.max(last, head.number())));
    }
    return head.hash().equals(HexFormat.of().formatHex(hash)) ? null : forked(number);
  }

  private Broken forked(long at) {
    return new Broken(
        number,
        at,
        "forked",
        "Entry %d is not the one that was noted: the chain was written again.".formatted(at));
  }
}
