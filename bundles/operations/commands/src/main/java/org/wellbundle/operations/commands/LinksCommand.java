package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.LinkCensus.Line;

/** Counts links by what state they are in. */
@Service
@Command(
    scope = "wellbundle",
    name = "links",
    description = "Counts members' links by tenant, provider and state.",
    detailedDescription = "Example: wellbundle:links --tenant acme")
@SuppressWarnings("NullAway.Init")
public final class LinksCommand extends ByTenantCommand {
  @Reference(optional = true)
  @Nullable LinkCensus census;

  @Override
  void print(PrintStream out) {
    Choice choice = choice();
    Table table =
        new Table(
            noFormat,
            "There are no links.",
            List.of("Tenant", "Provider", "State", "Links", "Latest data"));
    Needed.of(census).count().stream()
        .filter(line -> choice.takes(line.tenant(), line.providerId()))
        .sorted(
            Comparator.comparing((Line line) -> key(line.tenant()))
                .thenComparing(Line::providerId)
                .thenComparing(Line::state))
        .forEach(
            line ->
                table.row(
                    key(line.tenant()),
                    line.providerId(),
                    line.state(),
                    line.links(),
                    Table.at(line.lastData())));
    table.print(out);
  }
}
