package org.wellbundle.api.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** Making accounts. */
@ProviderType
public interface AccountRegistration {

  /** What came of it. */
  sealed interface Outcome {}

  /** The account is there now. */
  record Created(AccountId account, ProfileId mainProfile) implements Outcome {}

  /** There is one with this e-mail address already; it was left as it is. */
  record Exists(AccountId account) implements Outcome {}

  /** The password doesn't meet the tenant's rules, or a field is malformed; the code says which. */
  record Refused(String code, String message) implements Outcome {}

  Outcome register(TenantId tenant, NewAccount account);

  /**
   * @param email address to sign in with, compared without case
   * @param displayName how the person is called
   * @param password in clear, hashed before it is stored
   */
  record NewAccount(
      String email,
      String displayName,
      String password,
      Set<Role> roles,
      Locale locale,
      ZoneId timeZone) {
    public NewAccount {
      roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
      return "NewAccount[hidden]";
    }
  }
}
