package org.wellbundle.operations.metrics.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.platform.promotion.Elected;

/** Numbers of the parts, asked when somebody collects, and remembered for a moment. */
@Component(service = Sources.class, configurationPid = "org.wellbundle.operations.metrics")
public final class Sources {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  private final Elected<MetricsSource> sources;
  private final AtomicLong failures = new AtomicLong();
  private final long rememberNanos;
  private Remembered last = new Remembered(Long.MIN_VALUE, "");

  private record Remembered(long at, String text) {}

  @Activate
  public Sources(@Reference Promotions promotions, MetricsConfig config) {
    this.sources = new Elected<>(promotions);
    this.rememberNanos = TimeUnit.MILLISECONDS.toNanos(config.rememberMillis());
  }

  @Reference(
      service = MetricsSource.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(MetricsSource source, ServiceReference<MetricsSource> reference) {
    add(reference.getBundle().getBundleId(), source);
  }

  void add(long bundle, MetricsSource source) {
    sources.add(bundle, source);
  }

  void unbind(MetricsSource source) {
    sources.remove(source);
  }

  /** One at a time: who collects twice doesn't ask twice. */
  synchronized String text() {
    long now = System.nanoTime();
    if (last.at() == Long.MIN_VALUE || now - last.at() > rememberNanos) {
      last = new Remembered(now, ask());
    }
    return last.text();
  }

  private String ask() {
    Exposition out = new Exposition();
    for (MetricsSource source : sources.serving()) {
      Exposition own = new Exposition();
      try {
        source.report(own);
        out.addAll(own);
      } catch (RuntimeException e) {
        failures.incrementAndGet();
        LOG.warn("{} gives no metrics: {}", source.getClass().getName(), e.toString());
      }
    }
    out.counter(
        "wellbundle_metrics_source_failures_total",
        "Collections in which a part gave no numbers.",
        failures.get());
    return out.text();
  }
}
