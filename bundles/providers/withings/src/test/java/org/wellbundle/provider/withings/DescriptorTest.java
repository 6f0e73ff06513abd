package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DataType.Phase;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.NotificationStyle.Kind;
import org.wellbundle.api.provider.NotificationStyle.TokenScope;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.Range;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Fixtures;
import org.wellbundle.provider.withings.support.Setup;

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

  @Test
  void declaresForDevicesOnlyWhatItCanFetch() {
    Set<Metric> fetched = EnumSet.noneOf(Metric.class);
    descriptor.dataTypes().forEach(type -> fetched.addAll(type.metrics()));

    assertThat(descriptor.deviceMetrics())
        .allSatisfy(device -> assertThat(fetched).containsAll(device.metrics()));
  }

  @ParameterizedTest
  @CsvSource({
    "measures,measures.json", "activity,activity.json", "sleepSummary,sleep-summary.json",
    "workouts,workouts.json", "heart,heart.json", "intraday,intraday.json",
    "sleepStages,sleep-stages.json"
  })
  void emitsNothingItDidNotDeclare(String dataType, String fixture) {
    Range.Window day =
        new Range.Window(FakeWithings.NOW.minus(Duration.ofHours(24)), FakeWithings.NOW);
    Page page =
        (Page)
            TestSettings.provider()
                .fetch(
                    Setup.request(dataType, day),
                    new FakeWithings().answering(Fixtures.text(fixture)));

    assertThat(Fixtures.metrics(page.batch())).isNotEmpty();
    assertThat(declared(dataType).metrics()).containsAll(Fixtures.metrics(page.batch()));
  }

  private DataType declared(String id) {
    return descriptor.dataTypes().stream()
        .filter(type -> type.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
