package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Deauthorized;
import org.wellbundle.api.provider.NotificationOutcome.Fetch;
import org.wellbundle.api.provider.NotificationOutcome.Hint;
import org.wellbundle.api.provider.NotificationOutcome.Ignored;
import org.wellbundle.api.provider.NotificationOutcome.Malformed;
import org.wellbundle.api.provider.NotificationOutcome.VendorAccountDeleted;
import org.wellbundle.api.provider.Range.Window;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Setup;

class NotificationsTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-04T12:00:00Z");
  private static final Window LAST_DAY = new Window(RECEIVED.minus(Duration.ofHours(24)), RECEIVED);
  private static final String DATES = "&startdate=1767250800&enddate=1767250801";

  @ParameterizedTest
  @CsvSource({
    "1,measures",
    "2,measures",
    "4,measures",
    "58,measures",
    "16,activity workouts intraday",
    "44,sleepSummary sleepStages",
    "54,heart",
    "55,heart"
  })
  void tellsWhatToFetch(int appli, String dataTypes) {
    Window named = new Window(Instant.ofEpochSecond(1767250800), Instant.ofEpochSecond(1767250802));

    assertThat(read("userid=363&appli=" + appli + DATES))
        .isEqualTo(
            new Fetch(
                "363",
                List.of(dataTypes.split(" ")).stream().map(t -> new Hint(t, named)).toList()));
  }

  @Test
  void takesADayInWhateverZoneItIs() {
    assertThat(window("userid=363&appli=16&date=2026-01-02"))
        .isEqualTo(
            new Window(
                Instant.parse("2026-01-01T10:00:00Z"), Instant.parse("2026-01-03T12:00:00Z")));
  }

  @Test
  void endsTodayNow() {
    assertThat(window("userid=363&appli=16&date=2026-01-04"))
        .isEqualTo(new Window(Instant.parse("2026-01-03T10:00:00Z"), RECEIVED));
  }

  @Test
  void takesAMomentForAWindow() {
    assertThat(window("userid=363&appli=1&startdate=1767250800&enddate=1767250800"))
        .isEqualTo(
            new Window(Instant.ofEpochSecond(1767250800), Instant.ofEpochSecond(1767250801)));
  }

  @Test
  void believesAnOldMeasureEnteredToday() {
    assertThat(window("userid=363&appli=1&startdate=1400000000&enddate=1400000001").from())
        .isEqualTo(Instant.ofEpochSecond(1400000000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&startdate=&enddate=",
        "&startdate=1767250800",
        "&enddate=1767250800",
        "&startdate=1767250801&enddate=1767250800",
        "&startdate=1764000000&enddate=1767250800",
        "&startdate=1767250800&enddate=9999999999",
        "&startdate=1767999999&enddate=1768000000",
        "&startdate=1&enddate=2",
        "&startdate=-5&enddate=7",
        "&startdate=999999999999999999&enddate=999999999999999999",
        "&startdate=1e9&enddate=2e9",
        "&date=2026-02-30",
        "&date=2030-01-01",
        "&date=1999-01-01",
        "&date=+999999999-12-31",
        "&date=tomorrow",
        "&date=1767250800"
      })
  void fetchesTheLastDayWhenTheWindowMakesNoSense(String dates) {
    assertThat(window("userid=363&appli=1" + dates)).isEqualTo(LAST_DAY);
  }

  @Test
  void knowsWhenTheAccountIsGone() {
    assertThat(read("userid=363&appli=46&action=delete"))
        .isEqualTo(new VendorAccountDeleted("363"));
    assertThat(read("userid=363&appli=46&action=unlink"))
        .isEqualTo(new Deauthorized("363", "withings.unlinked"));
    assertThat(read("userid=363&appli=46&action=update")).isInstanceOf(Ignored.class);
    assertThat(read("userid=363&appli=46&action=dance")).isInstanceOf(Ignored.class);
    assertThat(read("userid=363&appli=46")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \r\n",
        "userid=363&appli=50&date=1767250800",
        "userid=363&appli=51",
        "userid=363&appli=52",
        "appli=53&deviceid=7",
        "userid=363&appli=99",
        "appli=4242"
      })
  void ignoresWhatItHasNoUseFor(String body) {
    assertThat(read(body)).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userid=364&appli=1",
        "userid=364&appli=46&action=delete",
        "appli=1",
        "userid=&appli=1",
        "userid=3%zz&appli=1",
        "userid=363&appli=one",
        "userid=363",
        "{\"userid\":363,\"appli\":1}",
        "<xml/>",
        "userid=363%20or%201&appli=1",
        "\u0000\u0001\u0002"
      })
  void refusesWhatIsNoNotificationOfThisLink(String body) {
    assertThat(read(body)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo=bar",
        "appli=abc&userid=363",
        "appli=1",
        "appli=1&userid=anna",
        "userid=363",
        "userid=3%zz&appli=1",
        "{\"userid\":363,\"appli\":1}"
      })
  void isRefusedAtTheDoor(String body) {
    assertThat(passesTheDoor(body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "userid=363&appli=1&startdate=1767250800&enddate=1767250801",
        "userid=364&appli=16&date=tomorrow",
        "userid=363&appli=46&action=dance",
        "userid=363&appli=99",
        "appli=53&deviceid=7"
      })
  void passesTheDoorToBeJudgedLater(String body) {
    assertThat(passesTheDoor(body)).isTrue();
  }

  @Test
  void takesAnybodyWhenTheAddressNamesNobody() {
    assertThat(read("userid=999&appli=46&action=delete", null))
        .isEqualTo(new VendorAccountDeleted("999"));
  }

  private static Window window(String body) {
    Fetch fetch = (Fetch) read(body);
    return (Window) fetch.hints().get(0).range();
  }

  private static boolean passesTheDoor(String body) {
    return TestSettings.provider().mayBeNotification(notification(body, null));
  }

  private static NotificationOutcome read(String body) {
    return read(body, Setup.USER);
  }

  private static NotificationOutcome read(String body, String linkUser) {
    return TestSettings.provider().onNotification(notification(body, linkUser), new FakeWithings());
  }

  private static Notification notification(String body, String linkUser) {
    return new Notification(
        RECEIVED,
        "application/x-www-form-urlencoded",
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        linkUser);
  }
}
