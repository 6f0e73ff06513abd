package org.wellbundle.api.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider declares about itself.
 *
 * @param id stable id in lower case letters, for example {@code withings}; part of addresses
 * @param names name to show by language tag; must have {@code en}
 * @param icon SVG of the provider's neutral icon, or null for a monogram
 * @param dataTypes what can be fetched, in the order it is fetched on linking
 * @param deviceMetrics which devices measure what, for the member's table of devices and data
 * @param rateLimits limits the vendor sets for one app registration, all of them enforced
 * @param hosts hosts (with port where not the default) calls may go to
 * @param notifications how the vendor tells about new data
 * @param registration names the app registration at the vendor (its client id): budgets and vendor
 *     accounts are counted per registration
 * @param sunset the day the vendor closes this API, null when none is announced
 */
public record ProviderDescriptor(
    String id,
    Map<String, String> names,
    @Nullable String icon,
    List<DataType> dataTypes,
    List<DeviceMetrics> deviceMetrics,
    List<RateLimit> rateLimits,
    Set<String> hosts,
    NotificationStyle notifications,
    String registration,
    @Nullable LocalDate sunset) {
  public ProviderDescriptor {
    names = Map.copyOf(names);
    dataTypes = List.copyOf(dataTypes);
    deviceMetrics = List.copyOf(deviceMetrics);
    rateLimits = List.copyOf(rateLimits);
    hosts = Set.copyOf(hosts);
    if (!id.matches("[a-z][a-z0-9]{1,30}")) {
      throw new IllegalArgumentException(
          "provider id must be lower case letters and digits: " + id);
    }
    if (!names.containsKey("en")) {
      throw new IllegalArgumentException("provider " + id + " has no English name");
    }
  }

  /** The name in a language, English when there is none. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("en", id));
  }
}
