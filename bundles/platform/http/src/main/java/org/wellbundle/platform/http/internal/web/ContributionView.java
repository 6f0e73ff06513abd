package org.wellbundle.platform.http.internal.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.module.WebContributions.Contribution;
import org.wellbundle.api.module.WebContributions.Slot;

/** A contribution as the shell reads it, in one language. */
record ContributionView(
    String id,
    String version,
    String module,
    @Nullable String route,
    @Nullable String title,
    List<MenuView> menus,
    @Nullable Slot slot,
    @Nullable String requires) {

  /** A menu entry in one language. */
  record MenuView(String label, String icon, int order, String place) {}

  static ContributionView of(Offer offer, Contribution contribution, String language) {
    List<MenuView> menus =
        contribution.menus().stream()
            .map(
                menu -> {
                  String label = text(menu.labels(), language);
                  return new MenuView(
                      label == null ? contribution.id() : label,
                      menu.icon(),
                      menu.order(),
                      menu.place());
                })
            .toList();
    return new ContributionView(
        contribution.id(),
        offer.address(),
        offer.tree().base() + "/" + contribution.module(),
        contribution.route(),
        text(contribution.titles(), language),
        menus,
        contribution.slot(),
        contribution.requiredRole());
  }

  /** In the language, its plain form, English, or whatever there is. */
  static @Nullable String text(Map<String, String> texts, String language) {
    String exact = texts.get(language);
    if (exact != null) {
      return exact;
    }
    int dash = language.indexOf('-');
    String plain = dash < 0 ? null : texts.get(language.substring(0, dash));
    if (plain != null) {
      return plain;
    }
    String english = texts.get("en");
    return english != null || texts.isEmpty() ? english : texts.values().iterator().next();
  }
}
