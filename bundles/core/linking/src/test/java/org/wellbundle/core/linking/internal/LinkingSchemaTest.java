package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;

class LinkingSchemaTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private final FakeVendor vendor = new FakeVendor();
  private final TestClock clock = new TestClock();
  private final Principal alex = LinkingNode.member(1, 1);
  private LinkingNode node;

  @BeforeEach
  void start() {
    LinkingNode.empty(DB);
    node = new LinkingNode(DB.transactions(), vendor, clock);
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void everyTableIsGuarded() {
    assertThat(DB.violations()).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesASecondLink() {
    node.link(alex, "user-1");
    LinkTable.NewLink another =
        new LinkTable.NewLink(
            alex.tenant(),
            alex.account(),
            alex.mainProfile(),
            "other",
            "app-other",
            "user-2",
            new byte[1],
            clock.instant());
    assertThatThrownBy(
            () -> node.transactions.inTenant(alex.tenant(), tx -> LinkTable.insert(tx, another)))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.constraint()).isEqualTo("link_one_per_account"));
  }

  @Test
  void theAuditCannotBeChanged() {
    node.link(alex, "user-1");
    assertForbidden(alex, "update linking.transition set actor = 'SYSTEM'");
    assertForbidden(alex, "delete from linking.transition");
  }

  @Test
  void aTenantSeesNeitherLinksNorQueuesOfAnother() {
    node.link(alex, "user-1");
    Principal robin = LinkingNode.member(2, 1);
    assertThat(node.book.current(robin.tenant(), robin.account())).isEmpty();
    assertForbidden(robin, "select * from dispatch.vendor_account");
    assertForbidden(robin, "select * from dispatch.hook_token");
    assertForbidden(robin, "select * from dispatch.link_job");
  }

  private void assertForbidden(Principal who, String sql) {
    assertThatThrownBy(
            () ->
                node.transactions.inTenant(
                    who.tenant(),
                    tx -> {
                      try (var statement = tx.connection().createStatement()) {
                        return statement.execute(sql);
                      }
                    }))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
  }
}
