package org.wellbundle.core.measurements.internal.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Scope;

/** Keeps a moment from being shown twice where two links delivered the same day. */
final class DayOwners {
  private final Links links;
  private final Map<LocalDate, Set<Long>> candidates = new HashMap<>();

  private DayOwners(Links links) {
    this.links = links;
  }

  /**
   * @param from the rest of a query over a table with {@code local_date} and {@code link_id}, whose
   *     parameters follow tenant and profile
   */
  static DayOwners read(Scope scope, Links links, String from, Object... parameters)
      throws SQLException {
    DayOwners owners = new DayOwners(links);
    if (links.single()) {
      return owners;
    }
    try (PreparedStatement query =
            scope.prepare("select distinct local_date, link_id from " + from, parameters);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        if (row.getLong(2) != Links.SELF) {
          owners
              .candidates
              .computeIfAbsent(row.getObject(1, LocalDate.class), date -> new HashSet<>())
              .add(row.getLong(2));
        }
      }
    }
    return owners;
  }

  boolean counts(long link, LocalDate date, Instant start) {
    Set<Long> ofDay = candidates.getOrDefault(date, Set.of());
    return link == Links.SELF
        || ofDay.size() < 2
        || links.owner(links.period(start), ofDay) == link;
  }
}
