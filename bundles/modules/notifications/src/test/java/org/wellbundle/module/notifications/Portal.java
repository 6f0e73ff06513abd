package org.wellbundle.module.notifications;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.ToldBrowsers;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Everything around the notifications: two employers, whoever is signed in, mails and browsers. */
final class Portal extends SignedIn implements Mails, Vault {
  static final TenantId ACME = TwoTenants.ACME;
  static final TenantId NORTHWIND = TwoTenants.NORTHWIND;
  static final AccountId ALEX = new AccountId(1000);
  static final AccountId SAM = new AccountId(1001);

  final TwoTenants tenants = new TwoTenants();
  final ToldBrowsers browsers = new ToldBrowsers();
  final List<Mail> mails = new ArrayList<>();

  @Override
  public long queue(Transaction tx, Mail mail) {
    mails.add(mail);
    return mails.size();
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    return ("#" + new String(plaintext, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    if (sealed.length == 0 || sealed[0] != '#') {
      throw new VaultException("not sealed here");
    }
    return Arrays.copyOfRange(sealed, 1, sealed.length);
  }

  @Override
  public byte[] seal(TenantId of, long person, String purpose, byte[] plaintext) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] open(TenantId of, long person, String purpose, byte[] sealed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shred(TenantId of, long person) {
    throw new UnsupportedOperationException();
  }
}
