package org.wellbundle.core.accounts;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** The account itself. What opens it, such as passwords and tokens, is handed out to nobody. */
@Component
public final class AccountsPersonalData implements PersonalData {
  private static final String NAME = "accounts";

  private final Transactions transactions;

  @Activate
  public AccountsPersonalData(
      @Reference Transactions transactions,
      @Reference(target = "(&(schema=accounts)(step=V004__second_factor.sql))")
          SchemaReady schema) {
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
  public int order() {
    // After all who know the person by the account.
    return 900;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    PersonRows rows = new PersonRows(transactions, person, archive);
    String ofPerson = " t on t.tenant_id = p.tenant and t.account_id = p.account";
    rows.file(
        "account.json",
        """
        select t.email, t.display_name as "displayName", t.state, t.locale,
               t.time_zone as "timeZone", t.units, t.created_at as "createdAt",
               t.email_verified_at as "emailVerifiedAt",
               t.password_changed_at as "passwordChangedAt"
          from person p join accounts.account t on t.tenant_id = p.tenant and t.id = p.account""");
    rows.file("roles.json", "select t.role from person p join accounts.account_role" + ofPerson);
    rows.file(
        "profiles.json",
        "select t.id, t.name, t.main, t.picture_id as \"picture\" from person p"
            + " join accounts.profile"
            + ofPerson);
    rows.file(
        "sessions.json",
        """
        select t.kind, t.device, t.scopes, t.created_at as "begunAt",
               t.last_seen_at as "lastUsedAt", t.expires_at as "endsUnusedAt"
          from person p join accounts.session"""
            + ofPerson);
    rows.file(
        "second-factor.json",
        """
        select t.confirmed_at as "since",
               (select count(*) from accounts.recovery_code c
                 where c.tenant_id = t.tenant_id and c.account_id = t.account_id
                   and c.used_at is null) as "recoveryCodesLeft"
          from person p join accounts.second_factor"""
            + ofPerson);
    rows.file(
        "known-browsers.json",
        "select t.last_used_at as \"lastUsedAt\" from person p join accounts.known_device"
            + ofPerson);
  }
}
