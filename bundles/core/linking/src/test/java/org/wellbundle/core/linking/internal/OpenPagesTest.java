package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;

class OpenPagesTest {
  private final List<String> told = new ArrayList<>();
  private final EventStreams browsers =
      new EventStreams() {
        @Override
        public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
          throw new AssertionError("nobody in particular");
        }

        @Override
        public void tellEverybody(String name) {
          told.add(name);
        }
      };

  @Test
  void learnThatManufacturersCameAndWent() {
    OpenPages pages = new OpenPages(browsers);

    pages.available("tempo");
    pages.unavailable("tempo");

    assertThat(told).containsExactly("contributions-changed", "contributions-changed");
  }
}
