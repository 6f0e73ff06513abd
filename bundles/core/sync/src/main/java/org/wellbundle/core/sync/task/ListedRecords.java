package org.wellbundle.core.sync.task;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** What a read of several pages has listed so far, so that it goes on after a crash. */
final class ListedRecords {

  static Set<String> in(Batch batch) {
    Set<String> ids = new TreeSet<>();
    batch.samples().forEach(each -> ids.add(each.key().id()));
    batch.dailyTotals().forEach(each -> ids.add(each.key().id()));
    batch.sleepSessions().forEach(each -> ids.add(each.key().id()));
    batch.sleepSegments().forEach(each -> ids.add(each.key().id()));
    batch.workouts().forEach(each -> ids.add(each.key().id()));
    return ids;
  }

  void keep(Transaction tx, Task task, Set<String> ids) throws SQLException {
    Sql.update(
        tx,
        """
        insert into sync.listed_record (tenant_id, task_id, link_id, record_id)
        select ?, ?, ?, r.id from unnest(?) as r (id) on conflict do nothing""",
        task.tenant().value(),
        task.id(),
        task.link().value(),
        ids.toArray(String[]::new));
  }

  /** Everything kept for the task, which is forgotten thereby. */
  Set<String> take(Transaction tx, Task task) throws SQLException {
    return new HashSet<>(
        Sql.query(
            tx,
            row -> row.getString(1),
            "delete from sync.listed_record where task_id = ? returning record_id",
            task.id()));
  }

  /** Forgets what was kept for tasks of a link that are no more. */
  static void forget(Transaction tx, LinkId link) throws SQLException {
    Sql.update(tx, "delete from sync.listed_record where link_id = ?", link.value());
  }
}
