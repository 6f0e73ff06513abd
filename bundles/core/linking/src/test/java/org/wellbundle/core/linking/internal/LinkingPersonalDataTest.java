package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class LinkingPersonalDataTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private final FakeVendor vendor = new FakeVendor();
  private final TestClock clock = new TestClock();
  private final Principal alex = LinkingNode.member(1, 1);
  private final Principal kim = LinkingNode.member(1, 2);
  private LinkingNode node;
  private LinkingPersonalData data;

  @BeforeEach
  void start() {
    LinkingNode.empty(DB);
    node = new LinkingNode(DB.transactions(), vendor, clock);
    data = new LinkingPersonalData(DB.transactions(), node.book, node.told, node.jobs, clock);
    node.link(alex, "user-1");
    node.link(kim, "user-2");
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void theManufacturerIsAskedToRevokeBeforeAnythingIsErased() {
    assertThat(data.release(person(alex), "test")).isFalse();
    // nothing has reached the manufacturer yet; tokens are still there to ask with
    assertThat(DB.query("select count(*) from providers.token")).containsExactly("2");

    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    node.jobs.runDue();
    assertThat(data.release(person(alex), "test")).isFalse();

    vendor.faults.clear();
    clock.advance(JobQueue.LEASE);
    node.jobs.runDue();
    assertThat(vendor.revokedUsers).containsExactly("user-1");
    assertThat(data.release(person(alex), "test")).isTrue();
    assertThat(node.current(kim).state().holdsAccount()).isTrue();
  }

  @Test
  void aManufacturerThatNeverAnswersDoesNotKeepThePersonForEver() {
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    assertThat(data.release(person(alex), "test")).isFalse();
    node.jobs.runDue();
    clock.advance(Unlinking.REVOKE_FOR.plusMinutes(1));
    node.jobs.runDue();

    assertThat(data.release(person(alex), "test")).isTrue();
  }

  @Test
  void whoHasNoLinkIsReleasedAtOnce() {
    assertThat(data.release(person(LinkingNode.member(1, 3)), "test")).isTrue();
    assertThat(data.release(person(LinkingNode.member(2, 1)), "test")).as("elsewhere").isTrue();
    assertThat(node.current(alex).state().holdsAccount()).isTrue();
  }

  @Test
  void handsOutLinksWithTheirHistoryAndErasesThemAndNobodyElses() throws IOException {
    node.begin(alex, "other", true);
    Map<String, String> files = export(alex);
    assertThat(files.keySet()).containsExactly("attempts.json", "history.json", "links.json");
    assertThat(files.get("links.json")).contains("user-1", "BACKFILLING").doesNotContain("user-2");
    assertThat(files.get("history.json")).contains("\"to\":\"BACKFILLING\"");
    assertThat(files.get("attempts.json")).contains("\"provider\":\"other\"");
    assertThat(String.join("", files.values())).doesNotContain("hook_token", "pkce");

    data.release(person(alex), "test");
    node.jobs.runDue();
    // link, three transitions, an attempt
    assertThat(erase(1)).isEqualTo(5);
    assertThat(erase(1)).as("again").isZero();

    assertThat(DB.query("select account_id from linking.link")).containsExactly("2");
    assertThat(DB.query("select count(*) from linking.transition")).containsExactly("1");
    assertThat(DB.query("select count(*) from linking.attempt")).containsExactly("0");
    assertThat(export(alex).get("links.json")).isEqualTo("[]\n");
    assertThat(export(kim).get("links.json")).contains("user-2");
  }

  private Map<String, String> export(Principal who) throws IOException {
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    data.export(
        person(who), name -> files.computeIfAbsent(name, it -> new ByteArrayOutputStream()));
    Map<String, String> texts = new TreeMap<>();
    files.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
    return texts;
  }

  private long erase(long account) {
    return DB.transactions()
        .inTenant(
            alex.tenant(),
            tx -> {
              try (ResultSet row =
                  tx.connection()
                      .createStatement()
                      .executeQuery("select linking.erase_person(" + account + ", '{}')")) {
                row.next();
                return row.getLong(1);
              }
            });
  }

  private static Person person(Principal who) {
    return new Person(who.tenant(), who.account(), who.profiles());
  }
}
