package org.wellbundle.module.support;

import java.util.List;
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
import org.wellbundle.api.link.LinkDirectory;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.AccessLog;

/**
 * What a support agent may see of a member: the link's state and what happened to it. The look is
 * on the member's access log before anything is read.
 */
final class MemberLookup {
  /** Reason the member reads in the access log. */
  static final String REASON = "supportLinkState";

  private static final int CHANGES = 20;

  private final Transactions transactions;
  private final AccountContacts contacts;
  private final LinkDirectory links;
  private final LinkHistory history;
  private final AccessLog accessLog;

  MemberLookup(
      Transactions transactions,
      AccountContacts contacts,
      LinkDirectory links,
      LinkHistory history,
      AccessLog accessLog) {
    this.transactions = transactions;
    this.contacts = contacts;
    this.links = links;
    this.history = history;
    this.accessLog = accessLog;
  }

  /**
   * @param link the current link, null when there is none
   * @param changes newest first
   */
  record Found(
      AccountContacts.Contact contact, @Nullable LinkView link, List<LinkHistory.Change> changes) {}

  /** Empty when nobody of the agent's tenant signs in with the address. */
  Optional<Found> find(Principal agent, String email, String correlationId) {
    return contacts
        .byEmail(agent.tenant(), email)
        .map(
            contact -> {
              if (!contact.account().equals(agent.account())) {
                note(agent, contact.account(), correlationId);
              }
              return new Found(
                  contact,
                  links.current(agent.tenant(), contact.account()).orElse(null),
                  history.recent(agent.tenant(), contact.account(), CHANGES));
            });
  }

  private void note(Principal agent, AccountId member, String correlationId) {
    AccessNote note =
        new AccessNote(
            member,
            new AuditEntry.Actor(Role.SUPPORT_AGENT.wireName(), agent.account()),
            Set.of(DataKind.LINK),
            REASON,
            correlationId);
    transactions.runInTenant(agent.tenant(), tx -> accessLog.note(tx, agent.tenant(), note));
  }
}
