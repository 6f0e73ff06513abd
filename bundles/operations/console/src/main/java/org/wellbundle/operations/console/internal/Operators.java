package org.wellbundle.operations.console.internal;

import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;

/** Who acts in the console, and whom it concerns besides. */
record Operators(CurrentRequest current, EventStreams streams) {
  /** Told to every operator's browser when something they look at has changed. */
  static final String CHANGED = "operations-changed";

  AuditEntry.Actor actor() {
    return new AuditEntry.Actor(Role.OPERATOR.wireName(), current.principal().account());
  }

  TenantSwitches.Operator turning() {
    return new TenantSwitches.Operator(
        current.principal().account().value(), current.correlationId());
  }

  void tellAll() {
    streams.tellTenant(TenantId.PLATFORM, CHANGED);
  }
}
