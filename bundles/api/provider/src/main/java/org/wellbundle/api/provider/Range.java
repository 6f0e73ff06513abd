package org.wellbundle.api.provider;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** What part of a data type is asked for. Not to be implemented elsewhere. */
@ProviderType
public sealed interface Range {

  /** Everything measured in a span of time, {@code from} inclusive, {@code to} exclusive. */
  record Window(Instant from, Instant to) implements Range {
    public Window {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("empty window");
      }
    }
  }

  /** Everything added or changed since a mark that an earlier page gave. */
  record ChangedSince(String mark) implements Range {}

  /**
   * What an address holds that the vendor gave with a notification (a callback URL), verbatim. Only
   * asked for where the provider hinted at it. The platform has checked that the address is one of
   * the declared hosts, and checks again when it is called.
   */
  record Reference(String address) implements Range {
    @Override
    public String toString() {
      return "Reference[hidden]"; // such addresses carry tokens
    }
  }

  /** What there is now, for data without history (devices, goals). */
  record Current() implements Range {}
}
