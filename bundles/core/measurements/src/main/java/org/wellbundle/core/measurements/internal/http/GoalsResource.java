package org.wellbundle.core.measurements.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.http.Answers;

/** Targets as the person set them at the manufacturer. */
@RequiresPermission(Permission.MEASUREMENTS_READ)
@Path("goals")
@Produces(MediaType.APPLICATION_JSON)
public final class GoalsResource {
  private static final String OF_NEWEST_LINK =
      """
      select g.steps, g.sleep_seconds, g.weight from measurements.goal g
      join measurements.source s on s.tenant_id = g.tenant_id and s.profile_id = g.profile_id
        and s.link_id = g.link_id
      where g.tenant_id = ? and g.profile_id = ? order by s.linked_at desc, s.link_id desc limit 1
      """;

  private final Data data;

  GoalsResource(Data data) {
    this.data = data;
  }

  @GET
  @Answers(problems = "404 profile.unknown")
  public GoalsView get(@QueryParam("profile") @Nullable String profile) {
    return data.read(profile, (scope, links) -> read(scope));
  }

  private static GoalsView read(Scope scope) throws SQLException {
    try (PreparedStatement query = scope.prepare(OF_NEWEST_LINK);
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? new GoalsView(
              (Integer) row.getObject(1), (Integer) row.getObject(2), (Double) row.getObject(3))
          : new GoalsView(null, null, null);
    }
  }

  /**
   * Null where none was set.
   *
   * @param steps a day
   * @param sleepSeconds a night
   * @param weight kg
   */
  public record GoalsView(
      @Nullable Integer steps, @Nullable Integer sleepSeconds, @Nullable Double weight) {}
}
