package org.wellbundle.api.tenant;

/**
 * Colours of a tenant as CSS hex values, made legible: text on {@code brand} and {@code brandInk}
 * on the page background keep a contrast of at least 4.5:1, in light and in dark.
 *
 * @param accent the colour as the tenant gave it
 */
public record Branding(String accent, Palette light, Palette dark) {

  /**
   * @param brand surfaces in the tenant's colour
   * @param onBrand text on such a surface
   * @param brandInk text, icons and focus rings on the page background
   * @param brandSoft tinted background
   */
  public record Palette(String brand, String onBrand, String brandInk, String brandSoft) {}
}
