package org.wellbundle.platform.mail.internal;

import java.util.Locale;
import java.util.Optional;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantLogos;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.internal.letter.Letterhead;

/** The faces of tenants, and of the platform itself. */
final class Letterheads {
  private final TenantDirectory tenants;
  private final TenantLogos logos;
  private final PublicAddress addresses;

  Letterheads(TenantDirectory tenants, TenantLogos logos, PublicAddress addresses) {
    this.tenants = tenants;
    this.logos = logos;
    this.addresses = addresses;
  }

  /** Empty while the tenant's bundle is away. */
  Optional<Letterhead> of(TenantId tenant, Locale locale) {
    if (tenant.equals(TenantId.PLATFORM)) {
      return Optional.of(Letterhead.ofPlatform(addresses.platform().toString()));
    }
    return tenants
        .byId(tenant)
        .map(
            found ->
                new Letterhead(
                    found.name(locale.getLanguage()),
                    addresses.portal(found).toString(),
                    found.branding(),
                    logos.png(tenant).orElse(null)));
  }

  /** The language of mails that name none. */
  Locale usual(TenantId tenant) {
    return tenants
        .byId(tenant)
        .map(found -> Locale.forLanguageTag(found.languages().get(0)))
        .orElse(Locale.ENGLISH);
  }
}
