package org.wellbundle.api.consent;

import java.util.Set;
import org.wellbundle.api.account.AccountId;

/**
 * Somebody looked at a person's data, or acted for them. The person reads it, in words for role and
 * reason.
 *
 * @param subject whose data it is
 * @param actor who looked; noting one's own look at one's own data is refused
 * @param kinds what was seen
 * @param reason stable code that has a text in {@code core/consent}'s pages, for example {@code
 *     supportLinkState}; unknown ones are shown as they are
 */
public record AccessNote(
    AccountId subject,
    AuditEntry.Actor actor,
    Set<DataKind> kinds,
    String reason,
    String correlationId) {
  public AccessNote {
    kinds = Set.copyOf(kinds);
    if (subject.equals(actor.account())) {
      throw new IllegalArgumentException("looking at one's own data is not noted");
    }
    if (!reason.matches("[a-z][A-Za-z0-9.]{1,60}")) {
      throw new IllegalArgumentException("bad reason " + reason);
    }
  }
}
