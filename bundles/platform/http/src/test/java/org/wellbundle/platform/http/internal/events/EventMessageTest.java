package org.wellbundle.platform.http.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

class EventMessageTest {
  private final EventMessage message =
      EventMessage.to(
          "n", new TenantId(1), new AccountId(2), "link-changed", Map.of("link", "7\n8"));

  @Test
  void survivesTheWayToAnotherNode() {
    assertThat(EventMessage.decode(message.encode())).isEqualTo(message);
    assertThat(EventMessage.decode("not ours")).isNull();
    assertThat(EventMessage.decode("{\"name\":\"bad name\"}")).isNull();
  }

  @Test
  void isOneEventToTheBrowserWhateverTheIdsHold() {
    assertThat(new String(message.frame(), StandardCharsets.UTF_8))
        .isEqualTo("event: link-changed\ndata: {\"link\":\"7\\n8\"}\n\n");
  }

  @Test
  void refusesANameThatWouldBreakTheStream() {
    assertThatThrownBy(() -> EventMessage.toEverybody("n", "x\ndata: y"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
