package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.link.LinkId;

/** The links a profile's data came through. */
public final class Sources {
  private final List<Links.Link> known;

  private Sources(List<Links.Link> known) {
    this.known = known;
  }

  public static Sources read(Scope scope) throws SQLException {
    List<Links.Link> known = new ArrayList<>();
    try (PreparedStatement query =
            scope.prepare(
                """
                select link_id, provider_id, linked_at from measurements.source
                where tenant_id = ? and profile_id = ?
                """);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        known.add(new Links.Link(row.getLong(1), row.getString(2), Times.instant(row, 3)));
      }
    }
    return new Sources(known);
  }

  public Links links() {
    return new Links(known);
  }

  public boolean knows(LinkId link) {
    return known.stream().anyMatch(each -> each.id() == link.value());
  }

  /**
   * Notes a link.
   *
   * @param linkedAt when it took over
   */
  public void note(Scope scope, LinkId link, String providerId, Instant linkedAt)
      throws SQLException {
    try (PreparedStatement insert =
        scope.prepare(
            """
            insert into measurements.source (tenant_id, profile_id, link_id, provider_id, linked_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """,
            link.value(),
            providerId,
            linkedAt)) {
      insert.executeUpdate();
    }
    known.add(new Links.Link(link.value(), providerId, linkedAt));
  }
}
