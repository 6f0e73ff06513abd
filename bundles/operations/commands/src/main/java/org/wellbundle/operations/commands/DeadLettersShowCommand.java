package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Settled;
import org.wellbundle.api.tenant.TenantDirectory;

/** Shows all that may be shown of one dead letter: ids and codes, never its content. */
@Service
@Command(
    scope = "wellbundle",
    name = "dead-letters-show",
    description = "Shows why one dead letter was given up and what it was about.",
    detailedDescription = "Example: wellbundle:dead-letters-show task-17")
@SuppressWarnings("NullAway.Init")
public final class DeadLettersShowCommand extends TableCommand {
  @Argument(name = "id", description = "Id as wellbundle:dead-letters lists it", required = true)
  @Completion(DeadLetterCompleter.class)
  String id;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference List<DeadLetters> books;

  @Override
  void print(PrintStream out) {
    DeadLetter letter =
        new DeadLetterBooks(Needed.some(books))
            .of(id)
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException(Settled.unknown(id).sentence()));
    Table table = new Table(noFormat, "", List.of("What", "Answer"));
    table.row("Id", letter.id());
    table.row("Since", Table.at(letter.at()));
    table.row("Tenant", TenantKeys.of(Needed.of(tenants), letter.tenant()));
    table.row("Source", letter.source());
    table.row("Subject", letter.subject());
    table.row("Reason", letter.reason());
    table.row("Correlation id", letter.correlationId());
    new TreeMap<>(letter.details())
        .forEach(
            (name, value) ->
                table.row(
                    name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
                    value));
    table.print(out);
  }
}
