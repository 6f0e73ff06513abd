package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Settled;

/** Removes dead letters for good, on record. */
@Service
@Command(
    scope = "wellbundle",
    name = "dead-letters-purge",
    description = "Removes dead letters for good; the audit record notes it.",
    detailedDescription =
        "Example: wellbundle:dead-letters-purge --all --source withings --kind webhook")
public final class DeadLettersPurgeCommand extends DeadLettersChange {
  @Override
  Settled settle(DeadLetters book, String id, Actor actor) {
    return book.purge(id, actor);
  }
}
