package org.wellbundle.sdk.tck.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.api.provider.WearableProvider;

/** Providers that are wrong in one way each, by the rule that has to notice. */
abstract class Mutants {
  private final List<Mutant> made = new ArrayList<>();

  /**
   * A wrong provider, or a right one with a wrong manifest.
   *
   * @param manifest headers that differ from the right ones, null for those that are missing
   */
  record Mutant(
      String rule, String what, Supplier<WearableProvider> provider, Map<String, String> manifest) {
    @Override
    public String toString() {
      return rule + ": " + what;
    }
  }

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>();
    for (Mutants kind :
        List.of(
            new DescriptorMutants(),
            new PlanMutants(),
            new FetchMutants(),
            new RecordMutants(),
            new TimeMutants(),
            new FailureMutants(),
            new OutsideMutants())) {
      kind.fill();
      all.addAll(kind.made);
    }
    return all;
  }

  /** Adds all of a kind. */
  abstract void fill();

  final void add(String rule, String what, Supplier<WearableProvider> provider) {
    add(new Mutant(rule, what, provider, Map.of()));
  }

  final void add(Mutant mutant) {
    made.add(mutant);
  }

  final void descriptor(String rule, String what, UnaryOperator<Parts> change) {
    add(
        rule,
        what,
        () ->
            new SampleProvider() {
              @Override
              public ProviderDescriptor descriptor() {
                return change.apply(new Parts(super.descriptor())).build();
              }
            });
  }

  /** Parts of a descriptor, to change one. */
  static final class Parts {
    Map<String, String> names;
    String icon;
    List<DataType> types;
    List<DeviceMetrics> devices;
    List<RateLimit> limits;
    Set<String> hosts;
    NotificationStyle style;

    Parts(ProviderDescriptor from) {
      names = from.names();
      icon = from.icon();
      types = from.dataTypes();
      devices = from.deviceMetrics();
      limits = from.rateLimits();
      hosts = from.hosts();
      style = from.notifications();
    }

    Parts with(java.util.function.Consumer<Parts> change) {
      change.accept(this);
      return this;
    }

    ProviderDescriptor build() {
      return new ProviderDescriptor(
          "sample", names, icon, types, devices, limits, hosts, style, "client", null);
    }
  }
}
