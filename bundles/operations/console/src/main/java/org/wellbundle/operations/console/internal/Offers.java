package org.wellbundle.operations.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;

/** What may be switched for a tenant, and how it is. */
final class Offers {
  private final ModuleControl control;
  private final CallBudgets budgets;

  Offers(ModuleControl control, CallBudgets budgets) {
    this.control = control;
    this.budgets = budgets;
  }

  /**
   * @param on whether the tenant has it now
   * @param decided what an operator decided; null when it is as the tenant's folder says
   */
  public record Offer(String id, boolean on, @Nullable Boolean decided) {}

  List<Offer> modules(Tenant tenant) {
    Set<String> ids = installed(ModuleView.Kind.MODULE);
    ids.addAll(tenant.switches().modules().keySet());
    return ids.stream()
        .map(id -> new Offer(id, tenant.offersModule(id), tenant.switches().modules().get(id)))
        .toList();
  }

  List<Offer> providers(Tenant tenant) {
    Set<String> ids = providers();
    ids.addAll(tenant.switches().providers().keySet());
    return ids.stream()
        .map(id -> new Offer(id, tenant.offersProvider(id), tenant.switches().providers().get(id)))
        .toList();
  }

  /** Those that are here and those that were. */
  Set<String> providers() {
    Set<String> ids = installed(ModuleView.Kind.PROVIDER);
    budgets.all().forEach(line -> ids.add(line.providerId()));
    return ids;
  }

  private Set<String> installed(ModuleView.Kind kind) {
    return control.modules().stream()
        .filter(view -> view.kind() == kind)
        .map(ModuleView::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The version that serves of each provider. */
  Map<String, String> versions() {
    return control.modules().stream()
        .filter(view -> view.kind() == ModuleView.Kind.PROVIDER && view.state().equals("serving"))
        .collect(Collectors.toMap(ModuleView::id, ModuleView::version, (one, other) -> one));
  }

  /** The kind named in an address. */
  static Optional<TenantSwitches.Kind> kind(String plural) {
    return switch (plural.toLowerCase(Locale.ROOT)) {
      case "modules" -> Optional.of(TenantSwitches.Kind.MODULE);
      case "providers" -> Optional.of(TenantSwitches.Kind.PROVIDER);
      default -> Optional.empty();
    };
  }
}
