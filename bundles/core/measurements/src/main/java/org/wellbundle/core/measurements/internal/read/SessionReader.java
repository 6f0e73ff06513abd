package org.wellbundle.core.measurements.internal.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.core.measurements.internal.store.SessionTable;

/** Reads nights or workouts in the order of local date and time. */
public final class SessionReader<T> {
  private final Scope scope;
  private final Links links;
  private final SessionTable<T> table;

  public SessionReader(Scope scope, Links links, SessionTable<T> table) {
    this.scope = scope;
    this.links = links;
    this.table = table;
  }

  /** A session and the link it came through. */
  public record Found<T>(long link, String record, T session) {}

  /** The next sessions after a position, at most so many. */
  public Page<Found<T>> page(Window window, Position after, int limit) throws SQLException {
    DayOwners owners =
        DayOwners.read(
            scope,
            links,
            "measurements."
                + table.name()
                + " where tenant_id = ? and profile_id = ? and local_date between ? and ?",
            window.from(),
            window.to());
    List<Position> page = new ArrayList<>();
    Position position = after;
    while (true) {
      List<Position> read = positions(window, position, limit + 1);
      for (Position each : read) {
        if (!owners.counts(each.link(), each.localDate(), each.start())) {
          continue;
        }
        if (page.size() == limit) {
          return new Page<>(sessions(page), page.get(limit - 1));
        }
        page.add(each);
      }
      if (read.size() <= limit) {
        return new Page<>(sessions(page), null);
      }
      position = read.get(read.size() - 1);
    }
  }

  /** One session. */
  public Optional<Found<T>> find(long link, String record) throws SQLException {
    Map<String, T> found =
        table.read(scope, Provenances.read(scope), new LinkId(link), List.of(record));
    return Optional.ofNullable(found.get(record))
        .map(session -> new Found<>(link, record, session));
  }

  private List<Found<T>> sessions(List<Position> positions) throws SQLException {
    Map<Long, List<String>> records = new HashMap<>();
    for (Position each : positions) {
      records.computeIfAbsent(each.link(), link -> new ArrayList<>()).add(each.record());
    }
    Provenances provenances = Provenances.read(scope);
    Map<Long, Map<String, T>> read = new HashMap<>();
    for (Map.Entry<Long, List<String>> each : records.entrySet()) {
      read.put(
          each.getKey(),
          table.read(scope, provenances, new LinkId(each.getKey()), each.getValue()));
    }
    List<Found<T>> sessions = new ArrayList<>();
    for (Position each : positions) {
      T session = read.getOrDefault(each.link(), Map.of()).get(each.record());
      if (session != null) {
        sessions.add(new Found<>(each.link(), each.record(), session));
      }
    }
    return sessions;
  }

  private List<Position> positions(Window window, Position after, int limit) throws SQLException {
    List<Position> positions = new ArrayList<>();
    String sql =
        """
        select local_date, start_at, link_id, record_id from measurements.%s
        where tenant_id = ? and profile_id = ?
          and local_date between ? and ? and start_at >= ? and start_at < ?
          and (local_date, start_at, link_id, record_id) > (?, ?, ?, ?)
        order by local_date, start_at, link_id, record_id
        limit ?
        """
            .formatted(table.name());
    try (PreparedStatement query =
            scope.prepare(
                sql,
                window.from(),
                window.to(),
                window.start(),
                window.end(),
                after.localDate(),
                after.start(),
                after.link(),
                after.record(),
                limit);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        positions.add(
            new Position(
                after.of(),
                row.getObject(1, LocalDate.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getLong(3),
                row.getString(4),
                0));
      }
    }
    return positions;
  }
}
