package org.wellbundle.core.linking.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.providers.ProviderWatcher;
import org.wellbundle.platform.http.EventStreams;

/** Tells open pages that manufacturers came or went: cards appear without a reload. */
@Component(service = ProviderWatcher.class)
public final class OpenPages implements ProviderWatcher {
  private final EventStreams streams;

  @Activate
  public OpenPages(@Reference EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public void available(String providerId) {
    streams.tellEverybody("contributions-changed");
  }

  @Override
  public void unavailable(String providerId) {
    streams.tellEverybody("contributions-changed");
  }
}
