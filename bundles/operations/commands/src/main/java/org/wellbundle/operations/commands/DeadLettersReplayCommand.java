package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Settled;

/** Puts dead letters back to work, each once and on record. */
@Service
@Command(
    scope = "wellbundle",
    name = "dead-letters-replay",
    description = "Puts dead letters back to work, each once; the audit record notes it.",
    detailedDescription = "Example: wellbundle:dead-letters-replay task-17 task-18")
public final class DeadLettersReplayCommand extends DeadLettersChange {
  @Override
  Settled settle(DeadLetters book, String id, Actor actor) {
    return book.replay(id, actor);
  }
}
