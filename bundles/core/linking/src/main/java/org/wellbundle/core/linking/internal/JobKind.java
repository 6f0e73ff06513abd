package org.wellbundle.core.linking.internal;

/** Calls to a vendor that a link owes. */
enum JobKind {
  /** Ask for notifications, and check daily that they are still asked for. */
  SUBSCRIBE,
  /** End the authorization at the vendor. */
  REVOKE
}
