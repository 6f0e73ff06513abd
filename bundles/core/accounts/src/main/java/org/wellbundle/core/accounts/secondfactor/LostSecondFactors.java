package org.wellbundle.core.accounts.secondfactor;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.SecondFactors;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.Accounts;
import org.wellbundle.platform.http.EventStreams;

/** Helps those who have lost app and recovery codes, on an operator's word. */
@Component
public final class LostSecondFactors implements SecondFactors {
  private final SecondFactorDesk desk;
  private final EventStreams streams;

  @Activate
  public LostSecondFactors(@Reference Accounts accounts, @Reference EventStreams streams) {
    this.desk = accounts.secondFactors();
    this.streams = streams;
  }

  @Override
  public boolean reset(TenantId tenant, AccountId account, String correlationId) {
    boolean reset = desk.reset(tenant, account, correlationId);
    if (reset) {
      streams.tell(tenant, account, "session-ended", Map.of());
    }
    return reset;
  }
}
