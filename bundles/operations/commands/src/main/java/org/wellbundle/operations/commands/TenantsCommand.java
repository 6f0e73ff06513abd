package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;

/** Lists the employers whose bundles are active. */
@Service
@Command(
    scope = "wellbundle",
    name = "tenants",
    description =
        "Lists tenants with their addresses and what they offer; +x and -x are switches of"
            + " operators.",
    detailedDescription = "Example: wellbundle:tenants --no-format")
@SuppressWarnings("NullAway.Init")
public final class TenantsCommand extends TableCommand {
  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Override
  void print(PrintStream out) {
    Table table =
        new Table(
            noFormat,
            "No tenant is active. Copy a tenant's jar or folder to deploy/, then look again.",
            List.of("Tenant", "Number", "Name", "Hosts", "Languages", "Providers", "Modules"));
    Needed.of(tenants).all().stream()
        .sorted(Comparator.comparing(Tenant::key))
        .forEach(
            each ->
                table.row(
                    each.key(),
                    each.id(),
                    each.name("en"),
                    String.join(" ", each.hosts()),
                    String.join(" ", each.languages()),
                    offered(each.providers(), each.switches().providers()),
                    offered(each.modules(), each.switches().modules())));
    table.print(out);
  }

  private static String offered(Set<String> listed, Map<String, Boolean> switches) {
    Stream<String> base = listed.isEmpty() ? Stream.of("all") : listed.stream().sorted();
    Stream<String> switched =
        switches.entrySet().stream()
            .map(each -> (each.getValue() ? "+" : "-") + each.getKey())
            .sorted();
    return Stream.concat(base, switched).collect(Collectors.joining(" "));
  }
}
