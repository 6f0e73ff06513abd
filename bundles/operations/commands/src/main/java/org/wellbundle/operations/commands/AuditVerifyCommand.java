package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.consent.AuditVerification;
import org.wellbundle.api.consent.AuditVerification.Broken;
import org.wellbundle.api.consent.AuditVerification.Outcome;
import org.wellbundle.api.consent.AuditVerification.Place;
import org.wellbundle.api.consent.AuditVerification.Unbroken;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Follows the audit's chains and names the first entry that isn't what was written. */
@Service
@Command(
    scope = "wellbundle",
    name = "audit-verify",
    description = "Checks that nobody changed the audit record, and fails when somebody did.",
    detailedDescription = "Example: wellbundle:audit-verify --tenant acme")
@SuppressWarnings("NullAway.Init")
public final class AuditVerifyCommand extends TableCommand {
  private static final String PLATFORM = "platform";

  @Option(
      name = "--tenant",
      description = "Key of one tenant, or 'platform' for the operators' own; all when left out")
  @Completion(TenantCompleter.class)
  @Nullable String tenant;

  @Option(
      name = "--at",
      description =
          "Where the chain stood, as the log noted it: number:hash. Finds a tail that was cut with"
              + " its anchors. Needs --tenant")
  @Nullable String at;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference(optional = true)
  @Nullable AuditVerification verification;

  @Override
  void print(PrintStream out) {
    Place known = known();
    Table table =
        new Table(
            noFormat, "", List.of("Tenant", "State", "Entries", "Anchors", "Head", "Finding"));
    List<String> broken = new ArrayList<>();
    chosen()
        .forEach(
            (key, id) -> {
              Outcome outcome = Needed.of(verification).verify(id, known);
              table.row(cells(key, outcome));
              if (outcome instanceof Broken) {
                broken.add(key);
              }
            });
    table.print(out);
    if (!broken.isEmpty()) {
      throw new IllegalStateException(
          "The audit record of %s was changed. Keep the database as it is and compare it with a backup."
              .formatted(String.join(", ", broken)));
    }
  }

  private static Object[] cells(String key, Outcome outcome) {
    if (outcome instanceof Unbroken whole) {
      String head = whole.head().number() + ":" + whole.head().hash();
      return new Object[] {key, "unbroken", whole.entries(), whole.anchors(), head, ""};
    }
    Broken broken = (Broken) outcome;
    return new Object[] {key, broken.code(), broken.entries(), "", "", broken.sentence()};
  }

  private Map<String, TenantId> chosen() {
    Map<String, TenantId> all = new LinkedHashMap<>();
    all.put(PLATFORM, TenantId.PLATFORM);
    for (Tenant each : Needed.of(tenants).all()) {
      all.put(each.key(), each.id());
    }
    if (tenant == null) {
      return all;
    }
    TenantId one = all.get(tenant);
    if (one == null) {
      throw new IllegalArgumentException(
          "No tenant '%s' is active. There are: %s"
              .formatted(tenant, String.join(", ", all.keySet())));
    }
    return Map.of(tenant, one);
  }

  private @Nullable Place known() {
    if (at == null) {
      return null;
    }
    if (tenant == null || !at.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
      throw new IllegalArgumentException("--at takes number:hash, together with --tenant.");
    }
    int colon = at.indexOf(':');
    return new Place(Long.parseLong(at.substring(0, colon)), at.substring(colon + 1));
  }
}
