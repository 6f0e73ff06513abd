package org.wellbundle.core.tenancy;

import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantLogos;

/** Logos as PNG, from the tenants' bundles. */
@Component
public final class LogoBook implements TenantLogos {
  private static final Logger LOG = LoggerFactory.getLogger(LogoBook.class);
  private static final int LIMIT = 128 * 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private final TenantRegistry registry;

  @Activate
  public LogoBook(@Reference TenantRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Optional<byte[]> png(TenantId tenant) {
    return registry.byId(tenant).flatMap(registry::entry).flatMap(LogoBook::png);
  }

  private static Optional<byte[]> png(TenantEntry entry) {
    if (entry.logo() == null) {
      return Optional.empty();
    }
    String path = entry.logo().path();
    String picture = path.substring(0, path.lastIndexOf('.')) + ".png";
    try {
      return entry.files().read(picture, LIMIT).filter(LogoBook::isPng);
    } catch (IOException e) {
      LOG.warn("{} of tenant {} can't be read: {}", picture, entry.tenant().key(), e.toString());
      return Optional.empty();
    }
  }

  private static boolean isPng(byte[] bytes) {
    return bytes.length > PNG.length
        && java.util.Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length);
  }
}
