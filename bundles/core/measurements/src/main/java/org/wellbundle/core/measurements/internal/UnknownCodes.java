package org.wellbundle.core.measurements.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.measurement.Unmapped;
import org.wellbundle.api.module.MetricsSource;

/**
 * Tells operators of vendors' codes that have no place yet: the log once, the metrics always. What
 * vendors answered is kept raw; a later version of their provider may know what to do with it.
 */
final class UnknownCodes implements MetricsSource {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownCodes.class);

  /** A vendor may put anything where a code should be; the metrics stay small. */
  private static final int MOST = 200;

  private static final int LONGEST = 40;
  private static final String REST = "other";

  private final Map<Code, LongAdder> pages = new ConcurrentHashMap<>();

  private record Code(String provider, String dataType, String kind, String code) {}

  /** Notes what one page had. */
  void seen(String provider, String dataType, List<Unmapped> unmapped) {
    for (Unmapped each : unmapped) {
      Code code = new Code(provider, dataType, each.kind(), shortened(each.code()));
      if (pages.size() >= MOST && !pages.containsKey(code)) {
        code = new Code(provider, dataType, each.kind(), REST);
      }
      LongAdder count = new LongAdder();
      LongAdder before = pages.putIfAbsent(code, count);
      if (before == null) {
        LOG.warn(
            "{} sends {} {} in {}, which has no place yet: kept raw, shown nowhere",
            provider,
            code.kind(),
            code.code(),
            dataType);
      }
      (before == null ? count : before).increment();
    }
  }

  @Override
  public void report(Readings out) {
    pages.forEach(
        (code, count) ->
            out.counter(
                "wellbundle_unknown_codes_total",
                "Pages with a manufacturer's code that has no place yet.",
                count.sum(),
                "provider",
                code.provider(),
                "data_type",
                code.dataType(),
                "kind",
                code.kind(),
                "code",
                code.code()));
  }

  /** Codes are numbers or short words; whatever else it is doesn't get into a log. */
  private static String shortened(String code) {
    String plain = code.replaceAll("[^A-Za-z0-9._-]", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }
}
