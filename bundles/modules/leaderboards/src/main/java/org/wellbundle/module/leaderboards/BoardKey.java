package org.wellbundle.module.leaderboards;

import java.time.LocalDate;
import org.wellbundle.api.tenant.TenantId;

/**
 * One board of a tenant.
 *
 * @param starts first day of the period
 */
public record BoardKey(TenantId tenant, BoardMetric metric, Period period, LocalDate starts) {
  LocalDate ends() {
    return period.lastOf(starts);
  }
}
