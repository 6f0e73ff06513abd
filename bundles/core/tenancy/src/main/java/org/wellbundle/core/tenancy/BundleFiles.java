package org.wellbundle.core.tenancy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.wellbundle.core.tenancy.definition.TenantFiles;

/** The files of a tenant bundle. */
record BundleFiles(Bundle bundle) implements TenantFiles {
  @Override
  public Optional<byte[]> read(String path, int limit) throws IOException {
    URL entry = bundle.getEntry(path);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = entry.openStream()) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException("longer than " + limit + " bytes");
      }
      return Optional.of(bytes);
    }
  }
}
