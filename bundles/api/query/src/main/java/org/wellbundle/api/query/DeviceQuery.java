package org.wellbundle.api.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.tenant.TenantId;

/** Which devices a link's data comes from. */
@ProviderType
public interface DeviceQuery {
  /** The devices the manufacturer lists, the one used last first. Cheap. */
  List<UsedDevice> devices(TenantId tenant, ProfileId profile, LinkId link);

  /**
   * What really came since a local date, per device. Data that names no device counts for model
   * null. Reads every measurement since then.
   */
  List<SeenMetrics> seen(TenantId tenant, ProfileId profile, LinkId link, LocalDate since);

  /**
   * A device the person uses with the manufacturer's account.
   *
   * @param id the manufacturer's reference; not for showing
   * @param kind the manufacturer's kind of device, for example {@code Scale}; null when unknown
   * @param battery {@code high}, {@code medium}, {@code low}, or null when unknown
   * @param lastSeenAt when it last spoke to the manufacturer's cloud, null when unknown
   */
  record UsedDevice(
      String id,
      String model,
      @Nullable String kind,
      @Nullable String battery,
      @Nullable Instant lastSeenAt) {}

  /** Metrics that came from one device. */
  record SeenMetrics(@Nullable String deviceId, @Nullable String model, Set<Metric> metrics) {
    public SeenMetrics {
      metrics = Set.copyOf(metrics);
    }
  }
}
