package org.wellbundle.core.linking.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.SyncProgress;

/** A link as the HTTP interface shows it to its owner. */
record LinkJson(
    String id,
    String providerId,
    String providerName,
    String state,
    @Nullable String reason,
    Instant linkedAt,
    @Nullable Instant lastContactAt,
    @Nullable Instant lastDataAt,
    @Nullable Instant newestSampleAt,
    List<SyncProgress.Coverage> coverage,
    List<LinkDevices.DeviceJson> devices,
    @Nullable String phase,
    @Nullable Long estimateSeconds) {

  static LinkJson of(
      Linking.Shown shown, String providerName, List<LinkDevices.DeviceJson> devices) {
    LinkView link = shown.link();
    return new LinkJson(
        link.id().toString(),
        link.providerId(),
        providerName,
        link.state().name(),
        link.reason(),
        link.linkedAt(),
        link.lastContactAt(),
        link.lastDataAt(),
        link.newestSampleAt(),
        shown.progress().coverage(),
        devices,
        shown.progress().phase(),
        shown.progress().estimateSeconds());
  }
}
