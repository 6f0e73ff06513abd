package org.wellbundle.core.sync;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.core.sync.task.RawPayloads;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * What was asked of manufacturers and what they answered, word for word as long as that is kept.
 * The queues hold numbers only, for as long as work waits.
 */
@Component
public final class SyncPersonalData implements PersonalData {
  private static final String NAME = "sync";
  private static final int AT_ONCE = 20;
  private static final String LINKS =
      " person p join linking.link l on l.tenant_id = p.tenant and l.account_id = p.account";

  private final Transactions transactions;
  private final Vault vault;

  @Activate
  public SyncPersonalData(
      @Reference Transactions transactions,
      @Reference Vault vault,
      @Reference(target = SyncSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.vault = vault;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String schema() {
    return NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    PersonRows rows = new PersonRows(transactions, person, archive);
    rows.file(
        "coverage.json",
        """
        select t.link_id as "link", t.data_type as "dataType", t.phase,
               t.asked_days as "askedDays", t.granted_days as "grantedDays",
               t.asked_from as "askedFrom", t.asked_to as "askedTo", t.state
          from"""
            + of("coverage"));
    rows.file(
        "days-with-data.json",
        "select t.link_id as \"link\", t.data_type as \"dataType\", t.day from"
            + of("coverage_day"));
    rows.file(
        "read-until.json",
        "select t.link_id as \"link\", t.data_type as \"dataType\", t.read_until as \"readUntil\""
            + " from"
            + of("mark"));
    rows.file(
        "answers.json",
        """
        select t.id, t.link_id as "link", t.data_type as "dataType", t.call, t.status,
               t.received_at as "receivedAt"
          from person p join sync.raw_payload t
            on t.tenant_id = p.tenant and t.account_id = p.account
         order by t.id""");
    answers(person, archive);
  }

  private static String of(String table) {
    return LINKS + " join sync." + table + " t on t.tenant_id = l.tenant_id and t.link_id = l.id";
  }

  private record Answer(long id, byte[] sealed) {}

  /** Opened outside of the transaction that reads, since the vault may need one of its own. */
  private void answers(Person person, Archive archive) throws IOException {
    long after = 0;
    while (true) {
      List<Answer> some = some(person, after);
      for (Answer answer : some) {
        byte[] compressed =
            vault.open(
                person.tenant(), person.account().value(), RawPayloads.PURPOSE, answer.sealed());
        try (OutputStream file = archive.file("answer-" + answer.id() + ".json")) {
          file.write(RawPayloads.expanded(compressed));
        }
        after = answer.id();
      }
      if (some.size() < AT_ONCE) {
        return;
      }
    }
  }

  private List<Answer> some(Person person, long after) {
    return transactions.inTenant(
        person.tenant(),
        tx ->
            Sql.query(
                tx,
                row -> new Answer(row.getLong(1), row.getBytes(2)),
                "select id, sealed from sync.raw_payload where tenant_id = ? and account_id = ?"
                    + " and id > ? order by id limit ?",
                person.tenant().value(),
                person.account().value(),
                after,
                AT_ONCE));
  }
}
