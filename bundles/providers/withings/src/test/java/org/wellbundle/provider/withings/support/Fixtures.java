package org.wellbundle.provider.withings.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.Json;
import org.wellbundle.provider.withings.mapping.PageMapper;
import org.wellbundle.provider.withings.mapping.PageMapping;
import org.wellbundle.sdk.tck.platform.KitJson;

/** Answers written after the vendor's documents and recordings, with invented numbers. */
public final class Fixtures {
  public static final ZoneId ACCOUNT_ZONE = ZoneId.of("Europe/Lisbon");
  public static final URI API = URI.create("https://wbsapi.withings.net");

  private Fixtures() {}

  public static String text(String name) {
    try (InputStream in =
        Fixtures.class.getResourceAsStream("/org/wellbundle/provider/withings/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static PageMapping map(PageMapper mapper, Json answer) {
    PageMapping page = new PageMapping(answer.get("body"), ACCOUNT_ZONE, KitJson::parse);
    mapper.map(page);
    return page;
  }

  public static Batch map(PageMapper mapper, String fixture) {
    return map(mapper, KitJson.parse(text(fixture))).batch().build();
  }

  /** Maps a body given as JSON with single quotes. */
  public static PageMapping mapBody(PageMapper mapper, String body) {
    return map(mapper, KitJson.parse("{\"body\":" + body.replace('\'', '"') + "}"));
  }

  /** How often each code was counted, as {@code kind:code}. */
  public static Map<String, Integer> unmapped(Batch batch) {
    Map<String, Integer> counts = new TreeMap<>();
    batch.unmapped().forEach(u -> counts.put(u.kind() + ":" + u.code(), u.count()));
    return counts;
  }

  /** Every metric that occurs anywhere in a batch. */
  public static Set<Metric> metrics(Batch batch) {
    Set<Metric> metrics = EnumSet.noneOf(Metric.class);
    batch.samples().stream().map(Sample::metric).forEach(metrics::add);
    batch.dailyTotals().stream().map(DailyTotal::metric).forEach(metrics::add);
    batch.sleepSessions().forEach(night -> metrics.addAll(night.details().keySet()));
    batch.workouts().forEach(workout -> metrics.addAll(workout.values().keySet()));
    return metrics;
  }
}
