package org.wellbundle.core.linking.internal;

/** Who made a link change. */
enum Actor {
  MEMBER,
  VENDOR,
  SYSTEM
}
