package org.wellbundle.core.providers.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/**
 * What manufacturers let us read. The tokens themselves open doors, and are handed out to nobody.
 */
@Component
public final class ProvidersPersonalData implements PersonalData {
  private static final String NAME = "providers";

  private final Transactions transactions;

  @Activate
  public ProvidersPersonalData(
      @Reference Transactions transactions,
      @Reference(target = ProvidersSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String schema() {
    return NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    new PersonRows(transactions, person, archive)
        .file(
            "authorizations.json",
            "select t.link_id as \"link\", t.provider_id as provider, t.scopes,"
                + " t.stored_at as \"storedAt\", t.expires_at as \"expiresAt\","
                + " t.lost_reason as \"lostReason\" from person p join providers.token t"
                + " on t.tenant_id = p.tenant and t.account_id = p.account");
  }
}
