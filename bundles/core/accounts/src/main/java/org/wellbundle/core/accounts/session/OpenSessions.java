package org.wellbundle.core.accounts.session;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.platform.database.Transactions;

/** The sessions of an account, to look at and to end. */
public final class OpenSessions {
  private final Transactions transactions;
  private final SessionRepository sessions;
  private final SecurityRecord record;
  private final Clock clock;

  public OpenSessions(
      Transactions transactions, SessionRepository sessions, SecurityRecord record, Clock clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.record = record;
    this.clock = clock;
  }

  public List<SessionRow> of(Principal who) {
    return transactions.inTenant(
        who.tenant(), tx -> sessions.of(tx, who.tenant(), who.account(), clock.instant()));
  }

  /** False when there is no such session of this account. */
  public boolean end(Principal who, String session, String correlationId) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Optional<SessionRow.Kind> ended =
              sessions.close(tx, who.tenant(), who.account(), session);
          if (ended.isPresent()) {
            boolean app = ended.get() == SessionRow.Kind.APP;
            record.own(
                tx,
                who.tenant(),
                who.account(),
                app ? "token.revoked" : "session.ended",
                Map.of("by", session.equals(who.sessionId()) ? "itself" : "member"),
                correlationId);
          }
          return ended.isPresent();
        });
  }

  /** Ends all of somebody else's. */
  public void endAll(Principal by, Role as, AccountId account, String correlationId) {
    transactions.runInTenant(
        by.tenant(),
        tx -> {
          int ended = sessions.closeOthers(tx, by.tenant(), account, "");
          record.other(
              tx,
              new AuditEntry.Actor(as.wireName(), by.account()),
              account,
              "session.ended",
              Map.of("by", as.wireName(), "all", Integer.toString(ended)),
              correlationId);
        });
  }

  /** Ends all but the one of this call. */
  public void endOthers(Principal who, String correlationId) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          int ended = sessions.closeOthers(tx, who.tenant(), who.account(), who.sessionId());
          record.own(
              tx,
              who.tenant(),
              who.account(),
              "session.ended",
              Map.of("by", "member", "others", Integer.toString(ended)),
              correlationId);
        });
  }
}
