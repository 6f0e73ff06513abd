package org.wellbundle.core.measurements.internal.http;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.core.measurements.internal.store.Sources;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;

/** A signed-in person's way to the data of one of their profiles. */
final class Data {
  private final Transactions transactions;
  private final CurrentRequest request;

  Data(Transactions transactions, CurrentRequest request) {
    this.transactions = transactions;
    this.request = request;
  }

  Principal principal() {
    return request.principal();
  }

  /**
   * Reads in one transaction.
   *
   * @param profile as asked for, null for the main one
   */
  <T> T read(@Nullable String profile, Reading<T> reading) {
    Principal principal = principal();
    ProfileId wanted = Asked.profile(principal, profile);
    return transactions.inTenant(
        principal.tenant(),
        tx -> {
          Scope scope = new Scope(tx.connection(), principal.tenant(), wanted);
          return reading.read(scope, Sources.read(scope).links());
        });
  }

  /** What is read. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Scope scope, Links links) throws SQLException;
  }
}
