package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.operations.LinkCensus.Line;
import org.wellbundle.platform.database.testing.TestDatabase;

class LinkCountsTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  @Test
  void countsEachTenantsOwn() {
    // given two people of one employer, one of another, and one nobody's tenant has
    DB.execute(
        """
        insert into linking.link (tenant_id, account_id, profile_id, provider_id, registration,
          vendor_user_id, state, linked_at, last_data_at, hook_token)
        select t, n, n, 'fake', 'r', 'u' || n, s, now(), timestamptz '2026-11-20 08:00Z', ''
          from (values (1, 1, 'LIVE'), (1, 2, 'LIVE'), (1, 3, 'QUIET'), (2, 4, 'LIVE'), (9, 5, 'LIVE'))
            as v (t, n, s)""");
    Instant data = Instant.parse("2026-11-20T08:00:00Z");
    // then
    assertThat(new LinkCounts(DB.transactions(), TestTenants.both()).count())
        .containsExactly(
            new Line(TestTenants.ACME.id(), "fake", LinkState.LIVE, 2, data),
            new Line(TestTenants.ACME.id(), "fake", LinkState.QUIET, 1, data),
            new Line(TestTenants.NORTHWIND.id(), "fake", LinkState.LIVE, 1, data));
  }
}
