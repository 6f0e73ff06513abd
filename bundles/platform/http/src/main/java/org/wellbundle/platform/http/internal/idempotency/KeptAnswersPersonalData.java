package org.wellbundle.platform.http.internal.idempotency;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Answers kept for a day in case a call is repeated. What they say is in other parts' files. */
@Component
public final class KeptAnswersPersonalData implements PersonalData {
  private static final String NAME = "http";

  private final Transactions transactions;

  @Activate
  public KeptAnswersPersonalData(
      @Reference Transactions transactions,
      @Reference(target = "(&(schema=http)(step=http-002.sql))") SchemaReady schema) {
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
            "kept-answers.json",
            "select t.begun_at as \"at\", t.status from person p join http.idempotency t"
                + " on t.tenant_id = p.tenant and t.account_id = p.account order by t.begun_at");
  }
}
