package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.core.linking.SyncProgress.Coverage;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** Asked, granted and received days per link and data type, in the tenant's transaction. */
public final class CoverageTable {
  /** Days after those asked for are kept this long: twice what {@link Rhythm} looks at. */
  private static final int RHYTHM_DAYS = 120;

  /** Notes what was planned; a type that wasn't granted before starts over. */
  public void plan(Transaction tx, LinkView link, List<PlannedType> types) throws SQLException {
    int position = 0;
    for (PlannedType type : types) {
      Sql.update(
          tx,
          """
          insert into sync.coverage (tenant_id, link_id, data_type, position, phase, asked_days,
                                     granted_days, asked_from, asked_to, planned_to, open_tasks,
                                     state)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (tenant_id, link_id, data_type) do update
            set asked_days = excluded.asked_days, granted_days = excluded.granted_days,
                asked_from = excluded.asked_from, asked_to = excluded.asked_to,
                planned_to = excluded.planned_to, open_tasks = excluded.open_tasks,
                failed_tasks = 0, state = excluded.state\
          """,
          link.tenant().value(),
          link.id().value(),
          type.dataType(),
          position++,
          type.phase() == DataType.Phase.FIRST ? "first" : "detail",
          type.askedDays(),
          type.grantedDays(),
          type.askedFrom(),
          type.askedTo(),
          type.plannedTo(),
          type.tasks(),
          type.tasks() == 0 ? "complete" : "pending");
    }
  }

  /** Data types with their states, in the provider's order. */
  public List<TypeState> states(Transaction tx, LinkId link) throws SQLException {
    return Sql.query(
        tx,
        row ->
            new TypeState(
                row.getString("data_type"),
                row.getString("phase").equals("first"),
                row.getString("state"),
                Sql.instant(row, "planned_to")),
        "select * from sync.coverage where link_id = ? order by position",
        link.value());
  }

  /**
   * @param state as in {@link Coverage#state()}
   */
  public record TypeState(
      String dataType,
      boolean first,
      String state,
      @org.jspecify.annotations.Nullable Instant plannedTo) {
    public boolean open() {
      return state.equals("pending") || state.equals("running");
    }

    public boolean notGranted() {
      return state.equals("notGranted");
    }
  }

  public List<Coverage> shown(Transaction tx, LinkId link) throws SQLException {
    return Sql.query(
        tx,
        row ->
            new Coverage(
                row.getString("data_type"),
                row.getInt("asked_days"),
                row.getInt("granted_days"),
                Math.min(row.getInt("received"), row.getInt("granted_days")),
                row.getString("state")),
        """
        select c.*, (select count(*) from sync.coverage_day d
                      where d.tenant_id = c.tenant_id and d.link_id = c.link_id
                        and d.data_type = c.data_type
                        and d.day between c.asked_from and c.asked_to) as received
          from sync.coverage c where c.link_id = ? order by c.position\
        """,
        link.value());
  }

  public void running(Transaction tx, LinkId link, String dataType) throws SQLException {
    Sql.update(
        tx,
        """
        update sync.coverage set state = 'running'
         where link_id = ? and data_type = ? and state = 'pending'\
        """,
        link.value(),
        dataType);
  }

  /**
   * Notes days with data: those asked for, which are shown, and those since, as long as they tell
   * of the person's rhythm.
   */
  public void received(
      Transaction tx, LinkView link, String dataType, Collection<LocalDate> days, Instant now)
      throws SQLException {
    if (days.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    int added =
        Sql.update(
            tx,
            """
            insert into sync.coverage_day (tenant_id, link_id, data_type, day)
            select c.tenant_id, c.link_id, c.data_type, d.day::date
              from sync.coverage c, unnest(?) as d (day)
             where c.link_id = ? and c.data_type = ?
               and d.day::date between c.asked_from and greatest(c.asked_to, ?)
            on conflict do nothing\
            """,
            days.stream().map(LocalDate::toString).toArray(String[]::new),
            link.id().value(),
            dataType,
            today.plusDays(1));
    if (added > 0) {
      forget(tx, link, dataType, today.minusDays(RHYTHM_DAYS));
    }
  }

  private static void forget(Transaction tx, LinkView link, String dataType, LocalDate before)
      throws SQLException {
    Sql.update(
        tx,
        """
        delete from sync.coverage_day d using sync.coverage c
         where c.link_id = ? and c.data_type = ? and d.tenant_id = c.tenant_id
           and d.link_id = c.link_id and d.data_type = c.data_type
           and d.day > c.asked_to and d.day < ?\
        """,
        link.id().value(),
        dataType,
        before);
  }

  /** One of the backfill's tasks is over. */
  public void taskEnded(Transaction tx, LinkId link, String dataType, boolean failed)
      throws SQLException {
    int failures = failed ? 1 : 0;
    Sql.update(
        tx,
        """
        update sync.coverage
           set open_tasks = greatest(open_tasks - 1, 0), failed_tasks = failed_tasks + ?,
               state = case when open_tasks > 1 then 'running'
                            when failed_tasks + ? > 0 then 'failed' else 'complete' end
         where link_id = ? and data_type = ? and state in ('pending', 'running')\
        """,
        failures,
        failures,
        link.value(),
        dataType);
  }

  public void notGranted(Transaction tx, LinkId link, String dataType) throws SQLException {
    Sql.update(
        tx,
        """
        update sync.coverage set state = 'notGranted', open_tasks = 0
         where link_id = ? and data_type = ?\
        """,
        link.value(),
        dataType);
  }
}
