package org.wellbundle.core.accounts;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.core.accounts.newpassword.ForgottenPasswords;
import org.wellbundle.core.accounts.newpassword.PasswordResource;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mails;

/** Publishes what needs mail. */
@Component
public final class PasswordRest implements RestResources {
  private final ForgottenPasswords forgotten;
  private final Set<Object> resources;

  @Activate
  public PasswordRest(
      @Reference Accounts accounts,
      @Reference Transactions transactions,
      @Reference Mails mails,
      @Reference PublicAddress addresses,
      @Reference CurrentRequest current,
      @Reference Cookies cookies,
      @Reference EventStreams streams) {
    forgotten =
        new ForgottenPasswords(
            transactions, accounts.passwords(), mails, addresses, Clock.systemUTC());
    resources =
        Set.of(
            new PasswordResource(
                accounts.passwords(),
                accounts.checks(),
                accounts.signIn(),
                forgotten,
                current,
                cookies,
                streams,
                accounts.lifetimes()));
  }

  @Deactivate
  public void stop() {
    forgotten.stop();
  }

  @Override
  public Set<String> roots() {
    return Set.of("password");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
