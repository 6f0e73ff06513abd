package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.tenant.TenantId;

class StateTokenTest {
  @Test
  void namesTheTenantAndIsNeverTheSame() {
    StateToken one = StateToken.random(new TenantId(42));
    assertThat(StateToken.parse(one.text())).contains(one);
    assertThat(one.tenant()).isEqualTo(new TenantId(42));
    assertThat(StateToken.random(new TenantId(42)).text()).isNotEqualTo(one.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".abc", "abc", "x.abc", "1234567890.abc"})
  void whatIsNoneIsRefused(String text) {
    assertThat(StateToken.parse(text)).isEmpty();
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(StateToken.parse("1." + "a".repeat(63))).isEmpty();
  }
}
