package org.wellbundle.platform.http.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;

/** Takes down what browsers are told: whom (tenant, account), and the name of the event. */
public final class ToldBrowsers implements EventStreams {
  public final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
    told.add(tenant + " " + account + " " + name);
  }

  @Override
  public void tellTenant(TenantId tenant, String name) {
    told.add(tenant + " " + name);
  }

  @Override
  public void tellEverybody(String name) {
    told.add("everybody " + name);
  }
}
