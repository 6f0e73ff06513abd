package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DataType.Phase;
import org.wellbundle.api.provider.NotificationStyle.Kind;
import org.wellbundle.api.provider.NotificationStyle.TokenScope;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;

class DescriptorTest {
  private final ProviderDescriptor descriptor = TestSettings.provider().descriptor();

  @Test
  void declaresItself() {
    assertThat(descriptor.id()).isEqualTo("withings");
    assertThat(descriptor.name("de")).isEqualTo("Withings");
    assertThat(descriptor.icon()).startsWith("<svg");
    assertThat(descriptor.rateLimits()).containsExactly(new RateLimit(120, Duration.ofMinutes(1)));
    assertThat(descriptor.hosts()).containsExactly("api.example");
    assertThat(descriptor.registration()).isEqualTo("client-7");
    assertThat(descriptor.notifications().kind()).isEqualTo(Kind.PING);
    assertThat(descriptor.notifications().token()).isEqualTo(TokenScope.LINK);
  }

  @Test
  void bringsTheFirstPhaseInFewCalls() {
    assertThat(descriptor.dataTypes())
        .filteredOn(type -> type.phase() == Phase.FIRST)
        .extracting(DataType::id)
        .containsExactly(
            "activity", "measures", "sleepSummary", "workouts", "heart", "devices", "goals");
    assertThat(descriptor.dataTypes())
        .filteredOn(type -> type.phase() == Phase.DETAIL)
        .extracting(DataType::id, DataType::window)
        .containsExactly(
            tuple("sleepStages", Duration.ofHours(24)), tuple("intraday", Duration.ofHours(24)));
  }
}
