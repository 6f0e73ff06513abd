package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Duration;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/**
 * How often somebody has data: who steps on the scale on Sundays isn't missed on Wednesday. Read
 * from the days with data of any kind, as far as they lie within sixty days before the newest.
 */
final class Rhythm {
  private static final int USUAL_GAPS = 3;
  private static final String MEDIAN_GAP =
      """
      with days as (select distinct day from sync.coverage_day where link_id = ?),
           gaps as (select day - lag(day) over (order by day) as gap from days
                     where day > (select max(day) from days) - 60)
      select percentile_cont(0.5) within group (order by gap) from gaps\
      """;

  /** Three times the usual gap between days with data; zero when no two days are known. */
  Duration usualSilence(Transaction tx, LinkId link) throws SQLException {
    double days = Sql.query(tx, row -> row.getDouble(1), MEDIAN_GAP, link.value()).get(0);
    return Duration.ofHours(Math.round(USUAL_GAPS * days * 24));
  }
}
