package org.wellbundle.core.sync.testing;

import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.MetricKinds;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.privacy.ConsentCheck;

/** Everybody said yes, unless the test says otherwise. */
public final class FakeConsents implements ConsentCheck {
  public volatile Set<DataKind> collectable = MetricKinds.ALL;

  @Override
  public boolean allows(
      Transaction tx, AccountId account, PurposeId purpose, DataKind kind, Recipient recipient) {
    return collectable.contains(kind);
  }

  @Override
  public Set<DataKind> collectable(Transaction tx, AccountId account) {
    return collectable;
  }

  @Override
  public void linked(Transaction tx, TenantId tenant, AccountId account, String correlationId) {}
}
