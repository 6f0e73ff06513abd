package org.wellbundle.api.provider;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.measurement.Batch;

/** What a notification means. Not to be implemented elsewhere. */
@ProviderType
public sealed interface NotificationOutcome {

  /** Data of a person changed: fetch it. */
  record Fetch(String vendorUserId, List<Hint> hints) implements NotificationOutcome {
    public Fetch {
      hints = List.copyOf(hints);
    }
  }

  /** The notification carries the data itself. */
  record Data(String vendorUserId, String dataType, Batch batch) implements NotificationOutcome {}

  /**
   * The notification is about several people or several kinds of data. Each of the bodies is what
   * the vendor would have sent about one of them alone; it is kept, and read with {@link
   * WearableProvider#onNotification} as a notification of its own, with the same headers and {@link
   * Notification#part()} set. A part can't have parts.
   */
  record Several(List<String> bodies) implements NotificationOutcome {
    public Several {
      bodies = List.copyOf(bodies);
    }
  }

  /**
   * The person changed at the vendor what may be read.
   *
   * @param granted all scopes that are granted now, as {@link DataType#scope()} names them
   */
  record ScopesChanged(String vendorUserId, Set<String> granted) implements NotificationOutcome {
    public ScopesChanged {
      granted = Set.copyOf(granted);
    }
  }

  /** The person ended the authorization at the vendor. */
  record Deauthorized(String vendorUserId, String reason) implements NotificationOutcome {}

  /** The person deleted the account at the vendor. */
  record VendorAccountDeleted(String vendorUserId) implements NotificationOutcome {}

  /** Nothing to do (a test ping, an event we don't use). */
  record Ignored(String reason) implements NotificationOutcome {}

  /** Not a notification of this vendor: kept as a dead letter. */
  record Malformed(String reason) implements NotificationOutcome {}

  /** One data type, and the part of it that changed. */
  record Hint(String dataType, Range range) {}
}
