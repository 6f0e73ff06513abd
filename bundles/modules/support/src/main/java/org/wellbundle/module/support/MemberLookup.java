package org.wellbundle.module.support;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AccessNote;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.Departures;
import org.wellbundle.api.consent.Departures.Departure;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.link.LinkDirectory;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AccessLog;

/**
 * What a support agent may see of a member: the link's state and what happened to it. The look is
 * on the member's access log before anything is read.
 */
final class MemberLookup {
  /** Reason the member reads in the access log. */
  static final String REASON = "supportLinkState";

  /** The same for an agent who was about to cancel a deletion. */
  static final String STAYS = "supportDeletionCancelled";

  /** The same for an agent who was about to record an objection. */
  static final String OBJECTS = "supportObjection";

  private static final int CHANGES = 20;

  private final Transactions transactions;
  private final AccountContacts contacts;
  private final LinkDirectory links;
  private final LinkHistory history;
  private final AccessLog accessLog;
  private final Departures departures;
  private final Objections objections;
  private final Outbox outbox;

  MemberLookup(
      Transactions transactions,
      AccountContacts contacts,
      LinkDirectory links,
      LinkHistory history,
      AccessLog accessLog,
      Departures departures,
      Objections objections,
      Outbox outbox) {
    this.transactions = transactions;
    this.contacts = contacts;
    this.links = links;
    this.history = history;
    this.accessLog = accessLog;
    this.departures = departures;
    this.objections = objections;
    this.outbox = outbox;
  }

  /**
   * @param link the current link, null when there is none
   * @param departure null unless the member asked to be erased
   * @param uses what the member may object to
   * @param changes newest first
   */
  record Found(
      AccountContacts.Contact contact,
      @Nullable LinkView link,
      @Nullable Departure departure,
      List<Objections.Use> uses,
      List<LinkHistory.Change> changes) {}

  /** Empty when nobody of the agent's tenant signs in with the address. */
  Optional<Found> find(Principal agent, String email, Locale language, String correlationId) {
    return contacts
        .byEmail(agent.tenant(), email)
        .map(
            contact -> {
              if (!contact.account().equals(agent.account())) {
                note(
                    agent,
                    contact.account(),
                    Set.of(DataKind.LINK, DataKind.ACCOUNT),
                    REASON,
                    correlationId);
              }
              return new Found(
                  contact,
                  links.current(agent.tenant(), contact.account()).orElse(null),
                  departures.of(agent.tenant(), contact.account()).orElse(null),
                  objections.of(agent.tenant(), contact.account(), language),
                  history.recent(agent.tenant(), contact.account(), CHANGES));
            });
  }

  /** What came of cancelling. */
  enum Cancelled {
    STAYS,
    /** Nothing was asked, or it is too late. */
    NOTHING,
    UNKNOWN
  }

  /**
   * At the member's request, and the member is told. On the access log before anything is read,
   * since the answer tells whether a deletion was asked.
   */
  Cancelled cancel(Principal agent, String email, String correlationId) {
    TenantId tenant = agent.tenant();
    Optional<AccountId> member = another(agent, email);
    if (member.isEmpty()) {
      return Cancelled.UNKNOWN;
    }
    note(agent, member.get(), Set.of(DataKind.ACCOUNT), STAYS, correlationId);
    if (!departures.cancel(tenant, member.get(), as(agent), correlationId)) {
      return Cancelled.NOTHING;
    }
    transactions.runInTenant(
        tenant,
        tx ->
            outbox.append(
                tx,
                new Notice(
                        tenant, member.get(), "account.deletion-cancelled", correlationId, Map.of())
                    .event(Instant.now(), correlationId)));
    return Cancelled.STAYS;
  }

  /** What came of objecting. */
  enum Objected {
    RECORDED,
    UNKNOWN,
    NO_SUCH_USE
  }

  /** At the member's request. */
  Objected object(Principal agent, String email, String purpose, String correlationId) {
    Optional<AccountId> member = another(agent, email);
    if (member.isEmpty()) {
      return Objected.UNKNOWN;
    }
    note(agent, member.get(), Set.of(DataKind.ACCOUNT), OBJECTS, correlationId);
    return objections.object(agent.tenant(), member.get(), purpose, as(agent), correlationId)
        ? Objected.RECORDED
        : Objected.NO_SUCH_USE;
  }

  /** Not the agent: one's own is decided where everybody decides it. */
  private Optional<AccountId> another(Principal agent, String email) {
    return contacts
        .byEmail(agent.tenant(), email)
        .map(AccountContacts.Contact::account)
        .filter(member -> !member.equals(agent.account()));
  }

  private void note(
      Principal agent, AccountId member, Set<DataKind> kinds, String reason, String correlationId) {
    AccessNote note = new AccessNote(member, as(agent), kinds, reason, correlationId);
    transactions.runInTenant(agent.tenant(), tx -> accessLog.note(tx, agent.tenant(), note));
  }

  private static AuditEntry.Actor as(Principal agent) {
    return new AuditEntry.Actor(Role.SUPPORT_AGENT.wireName(), agent.account());
  }
}
