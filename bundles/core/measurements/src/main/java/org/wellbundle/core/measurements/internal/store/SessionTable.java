package org.wellbundle.core.measurements.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;

/** Reading rows of a kind that has one per record. */
public final class SessionTable<T> {
  private final Kind<T> kind;

  private SessionTable(Kind<T> kind) {
    this.kind = kind;
  }

  public static SessionTable<SleepSession> nights() {
    return new SessionTable<>(BatchWriter.SESSIONS);
  }

  public static SessionTable<Workout> workouts() {
    return new SessionTable<>(BatchWriter.WORKOUTS);
  }

  /** Table in schema {@code measurements}. */
  public String name() {
    return kind.table();
  }

  /** By record id, those of the records that are stored for a link. */
  public Map<String, T> read(
      Scope scope, Provenances provenances, LinkId link, Collection<String> records)
      throws SQLException {
    Map<String, T> byRecord = new HashMap<>();
    for (T row : kind.read(new Link(scope, link, "", provenances, Instant.EPOCH), records)) {
      byRecord.put(kind.key(row).id(), row);
    }
    return byRecord;
  }
}
