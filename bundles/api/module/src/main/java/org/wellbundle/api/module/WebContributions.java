package org.wellbundle.api.module;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Pages and cards of a bundle. The bundle's {@code /web} folder is served under {@code
 * /ui/<id>/<bundle version>/}, cached for ever.
 */
@ConsumerType
public interface WebContributions {
  /** Id in addresses, for example {@code linking}. */
  String id();

  List<Contribution> contributions();

  /**
   * One page or card.
   *
   * @param id unique among all
   * @param module path of the ES module below {@code /web}; its default export is a Lit element
   *     class
   * @param route address of a page, null for a card
   * @param titles title by language tag
   * @param menus where the page shows up in menus
   * @param slot where the card goes, null for a page
   * @param requiredRole role needed to see it, null for every signed-in person
   */
  record Contribution(
      String id,
      String module,
      @Nullable String route,
      Map<String, String> titles,
      List<Menu> menus,
      @Nullable Slot slot,
      @Nullable String requiredRole) {
    public Contribution {
      titles = Map.copyOf(titles);
      menus = List.copyOf(menus);
    }
  }

  /**
   * @param labels label by language tag
   * @param icon name in the kit's icon set
   * @param place {@code apps}, {@code nav}, {@code bottom} or {@code avatar}
   */
  record Menu(Map<String, String> labels, String icon, int order, String place) {
    public Menu {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * @param name {@code home}, {@code settings}, or {@code topbar}: a button's place in the bar on
   *     top
   * @param span columns of twelve on a wide screen
   */
  record Slot(String name, int order, int span) {}
}
