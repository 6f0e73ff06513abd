package org.wellbundle.operations.console.internal;

import java.util.Map;
import java.util.TreeMap;
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

/** What came of calls to manufacturers since this node started, out of the metrics. */
@Component(service = Calls.class)
public final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
  private static final String METRIC = "wellbundle_provider_calls_total";

  private final Elected<MetricsSource> sources;

  @Activate
  public Calls(@Reference Promotions promotions) {
    sources = new Elected<>(promotions);
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

  /** Counts by outcome, by provider. */
  Map<String, Map<String, Long>> byProvider() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    for (MetricsSource source : sources.serving()) {
      try {
        source.report(new Reader(all));
      } catch (RuntimeException e) {
        LOG.debug("{} gives no numbers", source, e);
      }
    }
    return all;
  }

  private record Reader(Map<String, Map<String, Long>> all) implements MetricsSource.Readings {
    @Override
    public void gauge(String name, String help, double value, String... labels) {}

    @Override
    public void counter(String name, String help, double total, String... labels) {
      if (!name.equals(METRIC)) {
        return;
      }
      Map<String, String> named = new TreeMap<>();
      for (int i = 0; i + 1 < labels.length; i += 2) {
        named.put(labels[i], labels[i + 1]);
      }
      all.computeIfAbsent(named.getOrDefault("provider", ""), id -> new TreeMap<>())
          .merge(named.getOrDefault("outcome", ""), Math.round(total), Long::sum);
    }
  }
}
