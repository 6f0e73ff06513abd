package org.wellbundle.core.accounts.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.Locale;

/** A person who signs in. */
@Entity
@Table(name = "account", schema = "accounts")
@NamedQuery(
    name = Account.BY_EMAIL,
    query = "select a from Account a where a.tenantId = :tenant and a.email = :email")
@NamedQuery(
    name = Account.BY_ID,
    query = "select a from Account a where a.tenantId = :tenant and a.id = :id")
public class Account {
  static final String BY_ID = "Account.byId";
  static final String BY_EMAIL = "Account.byEmail";

  @Id private long id;

  @Column(name = "tenant_id", nullable = false, updatable = false)
  private int tenantId;

  @Column(nullable = false)
  private String email = "";

  @Column(name = "display_name", nullable = false)
  private String displayName = "";

  @Column(nullable = false)
  private String password = "";

  @Column(nullable = false)
  private String state = "ACTIVE";

  @Column(nullable = false)
  private String locale = "en";

  @Column(name = "time_zone", nullable = false)
  private String timeZone = "UTC";

  @Column(nullable = false)
  private String units = "metric";

  @Version private long version;

  protected Account() {}

  public Account(int tenantId, long id, String email, String displayName, String password) {
    this.tenantId = tenantId;
    this.id = id;
    this.email = email;
    this.displayName = displayName;
    this.password = password;
  }

  void prefer(Locale language, ZoneId zone) {
    locale = language.toLanguageTag();
    timeZone = zone.getId();
  }

  public long id() {
    return id;
  }

  public String password() {
    return password;
  }

  /** Goes up with whatever decides who may sign in. */
  public long version() {
    return version;
  }

  public boolean active() {
    return "ACTIVE".equals(state);
  }

  /** Shut out for now; a closed account is gone for good. */
  public boolean disabled() {
    return "DISABLED".equals(state);
  }
}
