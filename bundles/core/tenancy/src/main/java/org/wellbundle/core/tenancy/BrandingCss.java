package org.wellbundle.core.tenancy;

import org.wellbundle.api.tenant.Branding;

/** A tenant's colours as CSS custom properties over the shell's design tokens. */
final class BrandingCss {
  private BrandingCss() {}

  static String of(Branding branding) {
    String light = properties(branding.light());
    String dark = properties(branding.dark());
    return ":root{"
        + light
        + "}\n"
        + "@media (prefers-color-scheme: dark){:root:not([data-theme=light]){"
        + dark
        + "}}\n"
        + ":root[data-theme=dark]{"
        + dark
        + "}\n";
  }

  private static String properties(Branding.Palette palette) {
    return "--brand:"
        + palette.brand()
        + ";--brand-ink:"
        + palette.brandInk()
        + ";--on-brand:"
        + palette.onBrand()
        + ";--brand-soft:"
        + palette.brandSoft();
  }
}
