package org.wellbundle.core.accounts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.core.accounts.lock.LockResource;
import org.wellbundle.core.accounts.people.Preferences;
import org.wellbundle.core.accounts.roles.PeopleResource;
import org.wellbundle.core.accounts.roles.RoleBook;
import org.wellbundle.core.accounts.secondfactor.SecondFactorResource;
import org.wellbundle.core.accounts.session.SessionsResource;
import org.wellbundle.core.accounts.signin.SessionResource;
import org.wellbundle.core.accounts.token.TokensResource;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;

/** Publishes what signing in needs, and nothing that waits for mail or pictures. */
@Component
public final class AccountsRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public AccountsRest(
      @Reference Accounts accounts,
      @Reference Preferences preferences,
      @Reference FirstOperator firstOperator,
      @Reference RoleBook roles,
      @Reference CurrentRequest current,
      @Reference Cookies cookies,
      @Reference EventStreams streams) {
    resources =
        Set.of(
            new SessionResource(
                accounts.signIn(),
                accounts.openSessions(),
                accounts.appLock(),
                accounts.lifetimes(),
                current,
                cookies,
                streams),
            new SessionsResource(accounts.openSessions(), current, streams),
            new LockResource(accounts.appLock(), current, streams),
            new TokensResource(
                accounts.tokens(),
                accounts.signIn(),
                accounts.openSessions(),
                accounts.lifetimes(),
                current),
            new SecondFactorResource(accounts, current, cookies, streams),
            new MeResource(accounts, preferences, current),
            new PeopleResource(roles, accounts.openSessions(), current, streams),
            new SetupResource(firstOperator, accounts.signIn(), current));
  }

  @Override
  public Set<String> roots() {
    return Set.of(
        "session", "sessions", "lock", "tokens", "second-factor", "me", "people", "setup");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
