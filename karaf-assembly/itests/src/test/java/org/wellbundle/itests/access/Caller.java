package org.wellbundle.itests.access;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wellbundle.testing.Portal;

/**
 * Somebody who calls, in one of the ways one can.
 *
 * @param person whose account it is, empty for nobody's
 * @param platform calls the platform host rather than a tenant's
 * @param browser a browser in the state the call is made from; asked for each call
 * @param headers what the call carries beside
 * @param signInAgain after a call that ended the session
 */
record Caller(
    String name,
    String person,
    String role,
    Standing standing,
    boolean platform,
    Supplier<Portal> browser,
    Function<Operation, Map<String, String>> headers,
    Runnable signInAgain) {

  /** How the service should look at the caller. */
  enum Standing {
    /** Not signed in, or with a session that counts nothing here. */
    STRANGER,
    SIGNED_IN,
    /** Signed in, and what the call names is the caller's own. */
    OWNER,
    /** With a bearer token that has every scope but the needed one. */
    WRONG_SCOPE,
    WITHOUT_CSRF_TOKEN,
    LOCKED
  }

  Caller(String name, String role, Standing standing, boolean platform, Supplier<Portal> browser) {
    this(name, name, role, standing, platform, browser, operation -> Map.of(), () -> {});
  }

  /** Signed in and unhindered. */
  boolean mayAct() {
    return standing == Standing.SIGNED_IN || standing == Standing.OWNER;
  }

  /** Has to do with people of the tenant the call names somebody of. */
  boolean looksAfter(Operation operation) {
    return Roles.looks(role, operation.name()) && !name.contains("another tenant");
  }

  Caller owning(String owner) {
    return new Caller(name, owner, role, standing, platform, browser, headers, signInAgain);
  }

  /** With this address, when a call has ended the session. */
  Caller signingIn(String email) {
    return new Caller(
        name,
        person,
        role,
        standing,
        platform,
        browser,
        headers,
        () -> browser.get().signIn(email));
  }
}
