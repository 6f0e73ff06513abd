package org.wellbundle.api.event;

/** Types of events of the core. */
public final class EventTypes {
  /** A link changed its state. Ids: link, provider, from, to, reason. */
  public static final String LINK_CHANGED = "link.changed";

  /** The person deleted the account at the manufacturer. Ids: link, provider. */
  public static final String VENDOR_ACCOUNT_DELETED = "link.vendor-account-deleted";

  /** Stored data of an account changed. Ids: profile, from and to (local dates), link. */
  public static final String MEASUREMENTS_CHANGED = "measurements.changed";

  private EventTypes() {}
}
