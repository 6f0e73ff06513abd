package org.wellbundle.testing;

import java.util.List;

/**
 * Accounts a test needs beside the demo's, made beneath the service. Their password is {@link
 * Node#PASSWORD}.
 */
public final class People {
  private final Database database;

  public People(Database database) {
    this.database = database;
  }

  /**
   * A new account with its main profile.
   *
   * @param tenant key of the tenant, empty for the platform host
   * @param roles wire names
   * @return the account's number
   */
  public long join(String tenant, String email, String name, List<String> roles) {
    long id =
        database.number(
            "insert into accounts.account"
                + " (tenant_id, email, display_name, password, locale, time_zone) select "
                + number(tenant)
                + ", '"
                + email
                + "', '"
                + name
                + "', password, 'en', 'Europe/Berlin' from accounts.account"
                + " where email = 'alex@acme.example' returning id");
    String key = number(tenant) + ", " + id;
    for (String role : roles) {
      database.execute("insert into accounts.account_role values (" + key + ", '" + role + "')");
    }
    database.execute(
        "insert into accounts.profile (tenant_id, account_id, name, main) values ("
            + key
            + ", '"
            + name
            + "', true)");
    return id;
  }

  /** Switches an account off and leaves its sessions, as if one had been opened meanwhile. */
  public void disable(long account) {
    database.execute("update accounts.account set state = 'DISABLED' where id = " + account);
  }

  private String number(String tenant) {
    return tenant.isEmpty() ? "0" : "(select id from tenancy.tenant where key = '" + tenant + "')";
  }
}
