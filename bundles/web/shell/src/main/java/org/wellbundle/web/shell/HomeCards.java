package org.wellbundle.web.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.module.WebContributions;
import org.wellbundle.platform.http.WebFiles;

/** The modules of what bundles contribute, as they are served now; Home's by themselves. */
@Component(service = HomeCards.class)
public final class HomeCards {
  private final List<WebContributions> all = new CopyOnWriteArrayList<>();

  @Reference(
      service = WebContributions.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(WebContributions contributions) {
    all.add(contributions);
  }

  void unbind(WebContributions contributions) {
    all.remove(contributions);
  }

  /** Addresses of Home's cards, without those only some roles see. */
  List<String> modules(WebFiles files) {
    return modules(files, each -> isOnHome(each.slot()));
  }

  /** Addresses of all pages and cards that every member may see. */
  List<String> everyModule(WebFiles files) {
    return modules(files, each -> true);
  }

  private List<String> modules(WebFiles files, Predicate<WebContributions.Contribution> wanted) {
    List<String> modules = new ArrayList<>();
    for (WebContributions bundle : all) {
      files
          .base(bundle.id())
          .ifPresent(
              base ->
                  bundle.contributions().stream()
                      .filter(each -> each.requiredRole() == null && wanted.test(each))
                      .map(each -> base + "/" + each.module())
                      .forEach(modules::add));
    }
    return modules.stream().distinct().sorted().toList();
  }

  /** Where the contributing bundles' files lie. */
  List<String> bases(WebFiles files) {
    return all.stream()
        .flatMap(each -> files.base(each.id()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isOnHome(WebContributions.@Nullable Slot slot) {
    return slot != null && slot.name().equals("home");
  }
}
