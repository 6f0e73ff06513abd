package org.wellbundle.core.sync.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Hint;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.Range;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.WearableProvider;

/** A vendor with its bundle: records per person and data type, pages, marks, and moods. */
public final class FakeVendor implements WearableProvider {
  /** One record at the vendor. */
  public record Entry(String id, long version, Instant at, double value) {}

  private final String id;
  private final int pageSize;
  private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();
  public final List<FetchRequest> requests = new CopyOnWriteArrayList<>();
  public volatile Function<FetchRequest, FetchOutcome> mood = request -> null;
  public volatile List<DataType> types;
  public volatile boolean complete = true;
  public volatile NotificationStyle style =
      new NotificationStyle(
          NotificationStyle.Kind.PING,
          NotificationStyle.TokenScope.REGISTRATION,
          1024,
          Set.of("application/x-www-form-urlencoded"));

  public FakeVendor(String id, int pageSize) {
    this.id = id;
    this.pageSize = pageSize;
    this.types =
        List.of(
            type("measures", DataType.Phase.FIRST, null, true),
            type("activity", DataType.Phase.FIRST, null, true),
            type("intraday", DataType.Phase.DETAIL, Duration.ofDays(1), false));
  }

  public static DataType type(
      String id, DataType.Phase phase, Duration window, boolean incremental) {
    return new DataType(
        id, Set.of(Metric.STEPS), phase, 400, window, incremental, Duration.ofDays(3), null);
  }

  public void put(String user, String type, Entry entry) {
    List<Entry> list =
        entries.computeIfAbsent(user + "/" + type, k -> new CopyOnWriteArrayList<>());
    list.removeIf(each -> each.id().equals(entry.id()));
    list.add(entry);
  }

  public void remove(String user, String type, String entryId) {
    entries.get(user + "/" + type).removeIf(each -> each.id().equals(entryId));
  }

  /** A record per day, from the day before now backwards. */
  public void putDays(String user, String type, Instant now, int days) {
    for (int i = 0; i < days; i++) {
      Instant at = now.minus(Duration.ofDays(i)).minus(Duration.ofHours(1));
      put(user, type, new Entry(type + "-" + user + "-" + i, 1000 - i, at, i));
    }
  }

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        id,
        Map.of("en", "Fake " + id),
        null,
        types,
        List.of(),
        List.of(new RateLimit(120, Duration.ofMinutes(1))),
        Set.of("localhost"),
        style,
        "client-1",
        null);
  }

  @Override
  public AuthorizationPlan authorization() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    requests.add(request);
    FetchOutcome special = mood.apply(request);
    if (special != null) {
      return special;
    }
    List<Entry> all =
        new ArrayList<>(
            entries.getOrDefault(request.vendorUserId() + "/" + request.dataType(), List.of()));
    all.sort(Comparator.comparingLong(Entry::version).thenComparing(Entry::id));
    all.removeIf(entry -> !in(request.range(), entry));
    int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
    int to = Math.min(all.size(), from + pageSize);
    BatchBuilder batch = Batch.builder();
    for (Entry entry : all.subList(Math.min(from, to), to)) {
      batch.add(
          new Sample(
              new RecordKey(entry.id(), entry.version()),
              Metric.STEPS,
              0,
              Moment.at(entry.at(), ZoneOffset.UTC, Moment.OffsetSource.RECORD),
              entry.value(),
              Origin.sensed("Fake", "f1")));
    }
    long mark = all.stream().mapToLong(Entry::version).max().orElse(0);
    return new FetchOutcome.Page(
        batch.build(),
        to < all.size() ? Integer.toString(to) : null,
        Long.toString(mark),
        complete);
  }

  private static boolean in(Range range, Entry entry) {
    if (range instanceof Range.Window window) {
      return !entry.at().isBefore(window.from()) && entry.at().isBefore(window.to());
    }
    if (range instanceof Range.ChangedSince since) {
      return entry.version() >= Long.parseLong(since.mark());
    }
    return true;
  }

  @Override
  public boolean mayBeNotification(Notification notification) {
    String body = new String(notification.body(), StandardCharsets.UTF_8);
    if (body.contains("explodeAtTheDoor")) {
      throw new IllegalStateException("defect");
    }
    return body.isEmpty() || body.contains("user=");
  }

  /** Body: {@code user=u&type=measures&from=<epoch s>&to=<epoch s>} or {@code user=u&gone=1}. */
  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    String body = new String(notification.body(), StandardCharsets.UTF_8);
    if (body.isEmpty()) {
      return new NotificationOutcome.Ignored("empty");
    }
    Map<String, String> fields = new ConcurrentHashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], parts[1]);
      }
    }
    if (body.startsWith("several:")) {
      return new NotificationOutcome.Several(List.of(body.substring(8).split("\\|")));
    }
    String user = fields.get("user");
    if (user == null) {
      return new NotificationOutcome.Malformed("fake.no-user");
    }
    if (fields.containsKey("explode")) {
      throw new IllegalStateException("defect");
    }
    if (fields.containsKey("granted")) {
      return new NotificationOutcome.ScopesChanged(user, Set.of(fields.get("granted").split(",")));
    }
    if (fields.containsKey("ref")) {
      return new NotificationOutcome.Fetch(
          user, List.of(new Hint(fields.get("type"), new Range.Reference(fields.get("ref")))));
    }
    if (fields.containsKey("gone")) {
      return new NotificationOutcome.Deauthorized(user, "fake.gone");
    }
    if (fields.containsKey("deleted")) {
      return new NotificationOutcome.VendorAccountDeleted(user);
    }
    if (fields.containsKey("value")) {
      Instant at = Instant.ofEpochSecond(Long.parseLong(fields.get("at")));
      Batch batch =
          Batch.builder()
              .add(
                  new Sample(
                      new RecordKey("push-" + fields.get("at"), 1),
                      Metric.STEPS,
                      0,
                      Moment.at(at, ZoneOffset.UTC, Moment.OffsetSource.RECORD),
                      Double.parseDouble(fields.get("value")),
                      Origin.sensed("Fake", "f1")))
              .build();
      return new NotificationOutcome.Data(user, "measures", batch);
    }
    Range.Window window =
        new Range.Window(
            Instant.ofEpochSecond(Long.parseLong(fields.get("from"))),
            Instant.ofEpochSecond(Long.parseLong(fields.get("to"))));
    return new NotificationOutcome.Fetch(user, List.of(new Hint(fields.get("type"), window)));
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    return new CallOutcome.Done();
  }
}
