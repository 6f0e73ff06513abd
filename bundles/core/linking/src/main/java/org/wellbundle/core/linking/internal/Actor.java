package org.wellbundle.core.linking.internal;

import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.link.LinkView;

/** Who made a link change. */
enum Actor {
  MEMBER,
  VENDOR,
  SYSTEM;

  /** As the audit names them. */
  AuditEntry.Actor of(LinkView link) {
    return switch (this) {
      case MEMBER -> new AuditEntry.Actor("member", link.account());
      case VENDOR -> AuditEntry.Actor.VENDOR;
      case SYSTEM -> AuditEntry.Actor.SYSTEM;
    };
  }
}
