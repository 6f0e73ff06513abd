package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.LinkCensus.Line;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Counts links by what state they are in. */
@Service
@Command(
    scope = "wellbundle",
    name = "links",
    description =
        "Counts members' links by tenant, provider and state."
            + " Example: wellbundle:links --tenant acme")
@SuppressWarnings("NullAway.Init")
public final class LinksCommand implements Action {
  @Option(name = "--tenant", description = "Key of one tenant; all when left out")
  @Completion(TenantCompleter.class)
  @Nullable String tenant;

  @Option(name = "--provider", description = "Id of one provider; all when left out")
  @Completion(ProviderCompleter.class)
  @Nullable String provider;

  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference(optional = true)
  @Nullable LinkCensus census;

  @Override
  public @Nullable Object execute() {
    print(System.out);
    return null;
  }

  void print(PrintStream out) {
    TenantId chosen = TenantKeys.chosen(Needed.of(tenants), tenant);
    Table table =
        new Table(
            noFormat,
            "There are no links.",
            List.of("Tenant", "Provider", "State", "Links", "Latest data"));
    Needed.of(census).count().stream()
        .filter(line -> chosen == null || chosen.equals(line.tenant()))
        .filter(line -> provider == null || provider.equals(line.providerId()))
        .sorted(
            Comparator.comparing((Line line) -> TenantKeys.of(Needed.of(tenants), line.tenant()))
                .thenComparing(Line::providerId)
                .thenComparing(Line::state))
        .forEach(
            line ->
                table.row(
                    TenantKeys.of(Needed.of(tenants), line.tenant()),
                    line.providerId(),
                    line.state(),
                    line.links(),
                    Table.at(line.lastData())));
    table.print(out);
  }
}
