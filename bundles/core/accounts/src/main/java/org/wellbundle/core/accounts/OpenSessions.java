package org.wellbundle.core.accounts;

import java.time.Clock;
import java.util.List;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.database.Transactions;

/** The sessions of an account, to look at and to end. */
final class OpenSessions {
  private final Transactions transactions;
  private final SessionRepository sessions;
  private final Clock clock;

  OpenSessions(Transactions transactions, SessionRepository sessions, Clock clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.clock = clock;
  }

  List<SessionRow> of(Principal who) {
    return transactions.inTenant(
        who.tenant(), tx -> sessions.of(tx, who.tenant(), who.account(), clock.instant()));
  }

  /** False when there is no such session of this account. */
  boolean end(Principal who, String session) {
    return transactions.inTenant(
        who.tenant(), tx -> sessions.close(tx, who.tenant(), who.account(), session));
  }

  /** Ends all but the one of this call. */
  void endOthers(Principal who) {
    transactions.runInTenant(
        who.tenant(), tx -> sessions.closeOthers(tx, who.tenant(), who.account(), who.sessionId()));
  }
}
