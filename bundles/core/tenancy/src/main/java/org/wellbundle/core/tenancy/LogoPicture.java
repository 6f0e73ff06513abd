package org.wellbundle.core.tenancy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.core.tenancy.definition.Logo;

/**
 * A tenant's logo, or its initial in the tenant's colours where it gave none.
 *
 * @param etag changes with the bytes
 */
record LogoPicture(byte[] bytes, String mediaType, String etag) {
  private static final int LIMIT = 128 * 1024;

  static String etag(TenantRegistry registry, Tenant tenant) {
    return registry
        .entry(tenant)
        .map(TenantEntry::logo)
        .map(Logo::etag)
        .orElseGet(() -> monogram(tenant).etag());
  }

  static LogoPicture of(TenantRegistry registry, Tenant tenant) throws IOException {
    TenantEntry entry = registry.entry(tenant).orElse(null);
    Logo logo = entry == null ? null : entry.logo();
    if (entry == null || logo == null) {
      return monogram(tenant);
    }
    Optional<byte[]> bytes = entry.files().read(logo.path(), LIMIT);
    return bytes.isPresent()
        ? new LogoPicture(bytes.get(), logo.mediaType(), logo.etag())
        : monogram(tenant);
  }

  private static LogoPicture monogram(Tenant tenant) {
    Branding.Palette colours = tenant.branding().light();
    String initial = tenant.key().substring(0, 1).toUpperCase(Locale.ROOT);
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><rect width=\"64\""
            + " height=\"64\" rx=\"16\" fill=\""
            + colours.brand()
            + "\"/><text x=\"32\" y=\"44\" font-family=\"sans-serif\" font-size=\"34\""
            + " font-weight=\"700\" text-anchor=\"middle\" fill=\""
            + colours.onBrand()
            + "\">"
            + initial
            + "</text></svg>";
    return new LogoPicture(
        svg.getBytes(StandardCharsets.UTF_8), "image/svg+xml", Integer.toHexString(svg.hashCode()));
  }
}
