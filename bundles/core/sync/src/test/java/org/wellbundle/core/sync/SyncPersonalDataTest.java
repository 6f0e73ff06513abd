package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.internal.LinkBook;
import org.wellbundle.core.providers.Called.RawPayload;
import org.wellbundle.core.sync.task.RawPayloads;
import org.wellbundle.core.sync.testing.FakeVault;
import org.wellbundle.platform.database.testing.TestDatabase;

class SyncPersonalDataTest {
  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(
          SchemaChanges.of(
              "linking",
              LinkBook.class,
              "V001__linking.sql",
              "V002__dispatch.sql",
              "V003__jobs_by_provider.sql",
              "V004__linking_person.sql"),
          SyncSchema.changes());

  private static final TenantId ACME = new TenantId(1);
  private static final Person ALEX = new Person(ACME, new AccountId(1001), Set.of());
  private static final Person KIM = new Person(ACME, new AccountId(1002), Set.of());
  private static final String QUEUES =
      "select 'task' from dispatch.task where link_id = %1$d"
          + " union all select 'schedule' from dispatch.link_schedule where link_id = %1$d"
          + " union all select 'webhook' from dispatch.inbox where link_id = %1$d"
          + " union all select 'letter' from dispatch.dead_letter where link_id = %1$d";

  private final FakeVault vault = new FakeVault();

  @BeforeEach
  void twoPeople() {
    db.execute(
        "truncate linking.link, sync.raw_payload, sync.coverage, sync.coverage_day, sync.mark,"
            + " dispatch.task, dispatch.link_schedule, dispatch.inbox, dispatch.dead_letter");
    person(ALEX, 501);
    person(KIM, 502);
  }

  private void person(Person person, long link) {
    long account = person.account().value();
    db.execute(
        """
        insert into linking.link (tenant_id, id, account_id, profile_id, provider_id, registration,
          vendor_user_id, state, linked_at, hook_token)
        values (1, %1$d, %2$d, 1, 'fake', 'app', 'user-%2$d', 'LIVE', now(), '');
        insert into sync.coverage_day values (1, %1$d, 'sleep', '2026-11-19');
        insert into sync.mark values (1, %1$d, 'sleep', 'm', now());
        insert into dispatch.link_schedule values (%1$d, 1, %2$d, 1, 'fake', 'k-%2$d', true, true,
          now(), now());
        insert into dispatch.task (provider, tenant_id, account_id, profile_id, link_id, data_type,
          kind, priority, span, ready_at, correlation_id, created_at)
        values ('fake', 1, %2$d, 1, %1$d, 'sleep', 'HINT', 0, 'POLL', now(), 'c', now());
        insert into dispatch.inbox (provider, link_id, tenant_id, received_at, correlation_id,
          not_before) values ('fake', %1$d, 1, now(), 'c', now());
        insert into dispatch.dead_letter (kind, provider, tenant_id, link_id, reason,
          correlation_id, at) values ('webhook', 'fake', 1, %1$d, 'r', 'c', now())"""
            .formatted(link, account));
    RawPayloads raw = new RawPayloads(vault);
    List<RawPayload> answers = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      answers.add(
          new RawPayload(
              "/measure", 200, ("{\"of\":" + account + "}").getBytes(StandardCharsets.UTF_8)));
    }
    List<RawPayloads.Sealed> sealed = raw.seal(ACME, person.account(), answers);
    db.transactions()
        .runInTenant(
            ACME,
            tx ->
                raw.store(
                    tx, ACME, person.account(), new LinkId(link), "sleep", Instant.now(), sealed));
  }

  @Test
  void handsOutWhatManufacturersAnsweredWordForWord() throws IOException {
    Map<String, String> files = export(ALEX);

    assertThat(files.keySet().stream().filter(it -> it.startsWith("answer-"))).hasSize(45);
    files.forEach(
        (name, text) -> {
          if (name.startsWith("answer-")) {
            assertThat(text).isEqualTo("{\"of\":1001}");
          }
        });
    assertThat(files.get("answers.json")).contains("/measure", "receivedAt");
    assertThat(files.get("days-with-data.json")).contains("2026-11-19", "501");
    assertThat(String.join("", files.values())).doesNotContain("502", "1002");
  }

  @Test
  void erasesRowsAndQueuesOfThePersonAndNobodyElses() throws IOException {
    assertThat(db.query(QUEUES.formatted(501))).hasSize(4);
    assertThat(erase(new TenantId(2), 1001)).isZero();

    assertThat(erase(ACME, 1001)).isEqualTo(4 + 2 + 45);

    assertThat(db.query(QUEUES.formatted(501))).isEmpty();
    assertThat(export(ALEX).get("answers.json")).isEqualTo("[]\n");
    assertThat(export(ALEX).get("days-with-data.json")).isEqualTo("[]\n");
    assertThat(db.query(QUEUES.formatted(502))).hasSize(4);
    assertThat(export(KIM)).hasSize(4 + 45);
  }

  private Map<String, String> export(Person person) throws IOException {
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    new SyncPersonalData(db.transactions(), vault, null)
        .export(person, name -> files.computeIfAbsent(name, it -> new ByteArrayOutputStream()));
    Map<String, String> texts = new TreeMap<>();
    files.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
    return texts;
  }

  private static long erase(TenantId tenant, long account) {
    return db.transactions()
        .inTenant(
            tenant,
            tx -> {
              try (ResultSet row =
                  tx.connection()
                      .createStatement()
                      .executeQuery("select sync.erase_person(" + account + ", '{}')")) {
                row.next();
                return row.getLong(1);
              }
            });
  }
}
