package org.wellbundle.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.sdk.testkit.withings.data.Measure;
import org.wellbundle.sdk.testkit.withings.data.MeasureGroup;
import org.wellbundle.sdk.testkit.withings.notify.Manners;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Service;

/**
 * A vendor's notifications, posted by the test itself so that it knows which were acknowledged.
 * Each is about a weigh-in of its own, more than a week away from every other and older than any
 * backfill: nothing but its notification brings it.
 */
final class Hooks implements AutoCloseable {
  /** Weigh-ins that are there more than once. */
  static final String TWICE =
      "select count(*) from (select 1 from measurements.sample where metric_id = 30"
          + " group by profile_id, record_id having count(*) > 1) twice";

  static final String FORM = "application/x-www-form-urlencoded";

  private static final Instant NEWEST =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(90));

  /** Far enough apart for hints not to be merged; then the days between them. */
  private static final int DAYS_APART = 8;

  /** Notifications about times before 2008 aren't believed. */
  private static final int AT_ONCE = 800;

  private static final int MOST = AT_ONCE * DAYS_APART;

  private final HttpClient client = HttpClient.newHttpClient();
  private final WithingsCloud cloud;
  private final String who;
  private final String address;
  private final String host;
  private final IntSupplier port;
  private final Set<String> records = new HashSet<>();
  private int made;

  /**
   * @param value in kilograms
   * @param form the notification's body
   */
  record WeighIn(String recordId, String value, String form) {}

  /** For a member who is linked; from now on the cloud itself sends nothing. */
  Hooks(Service service, String who) {
    this(service.cloud(), who, service.node()::port);
  }

  /**
   * The same at whichever node a balancer would choose.
   *
   * @param port of it, asked for each notification
   */
  Hooks(WithingsCloud cloud, String who, IntSupplier port) {
    this.cloud = cloud;
    this.who = who;
    this.port = port;
    Node.await(
        "the subscription", Duration.ofSeconds(60), () -> subscription(cloud, who).isPresent());
    URI subscribed = URI.create(subscription(cloud, who).orElseThrow());
    this.address = subscribed.getPath();
    this.host = subscribed.getAuthority();
    cloud.control().notifyManners(new Manners(0, 0, Duration.ZERO));
  }

  /** The cloud sends by itself again. */
  @Override
  public void close() {
    cloud.control().notifyManners(Manners.GOOD);
  }

  /** Where notifications of weight go; asked for after the first data. */
  private static Optional<String> subscription(WithingsCloud cloud, String who) {
    return cloud.control().subscriptionsOf(who).stream()
        .filter(subscription -> subscription.appli() == 1)
        .findFirst()
        .map(subscription -> subscription.callbackurl());
  }

  WeighIn weighIn() {
    int number = made++;
    if (number >= MOST) {
      throw new IllegalStateException("older ones are before the first scale");
    }
    int days = number % AT_ONCE * DAYS_APART + number / AT_ONCE;
    Instant at = NEWEST.minus(Duration.ofDays(days));
    int grams = 60_000 + number;
    MeasureGroup group =
        cloud.control().addGroup(who, at, 2, null, List.of(Measure.plain(1, grams, -3)));
    records.add("g" + group.grpid());
    long epoch = at.getEpochSecond();
    String form =
        "userid=%d&appli=1&startdate=%d&enddate=%d"
            .formatted(cloud.people().find(who).userid(), epoch - 60, epoch + 60);
    return new WeighIn("g" + group.grpid(), "%d.%03d".formatted(grams / 1000, grams % 1000), form);
  }

  /** The answer's status; 0 when there was none. */
  int post(WeighIn weighIn) {
    return post(address, FORM, weighIn.form().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  int post(String contentType, byte[] body) {
    return post(address, contentType, body);
  }

  int postTo(String path, byte[] body) {
    return post(path, FORM, body);
  }

  private int post(String path, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
            .timeout(Duration.ofSeconds(5))
            .header("Host", host)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Weigh-ins in the member's data: record, value and how often it is there. */
  static List<String> stored(Database database) {
    return database.rows(
        "select record_id, round(value::numeric, 3), count(*) from measurements.sample"
            + " where metric_id = 30 and start_at < now() - interval '80 days' group by 1, 2");
  }

  /** Those of them that this made. */
  List<String> storedOfMine(Database database) {
    return stored(database).stream()
        .filter(line -> records.contains(line.substring(0, line.indexOf(' '))))
        .toList();
  }

  static String line(WeighIn weighIn) {
    return weighIn.recordId() + " " + weighIn.value() + " 1";
  }
}
