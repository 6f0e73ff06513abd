package org.wellbundle.core.sync.testing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** Keeps samples in a table of the test, newest version wins. */
public final class FakeStore implements MeasurementStore {
  @Override
  public Stored store(Transaction tx, Source source, String dataType, Batch batch) {
    return FakeLinks.unchecked(() -> put(tx, source, dataType, batch));
  }

  private Stored put(Transaction tx, Source source, String dataType, Batch batch)
      throws SQLException {
    int changed = 0;
    Instant newest = null;
    for (Sample sample : batch.samples()) {
      changed +=
          Sql.update(
              tx,
              """
              insert into fake.record as r values (?, ?, ?, ?, ?, ?, ?)
              on conflict (tenant_id, link_id, data_type, id) do update
                set version = excluded.version, value = excluded.value, stores = r.stores + 1
                where excluded.version > r.version""",
              source.tenant().value(),
              source.link().value(),
              dataType,
              sample.key().id(),
              sample.key().version(),
              sample.value(),
              sample.moment().start());
      Instant start = sample.moment().start();
      newest = newest == null || start.isAfter(newest) ? start : newest;
    }
    return new Stored(changed, batch.samples().size() - changed, newest, null, null);
  }

  @Override
  public Stored removeUnlisted(
      Transaction tx,
      Source source,
      String dataType,
      Instant from,
      Instant to,
      Instant readStarted,
      Set<String> listed) {
    int removed =
        FakeLinks.unchecked(
            () ->
                Sql.update(
                    tx,
                    """
                    delete from fake.record where link_id = ? and data_type = ? and at >= ? and at < ?
                       and id <> all (?)""",
                    source.link().value(),
                    dataType,
                    from,
                    to,
                    listed.toArray(String[]::new)));
    return new Stored(removed, 0, null, null, null);
  }
}
