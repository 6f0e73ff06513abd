package org.wellbundle.core.tenancy.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.url.AbstractURLStreamHandlerService;
import org.osgi.service.url.URLStreamHandlerService;

/**
 * Addresses such as {@code tenant:file:/srv/tenants/acme} or {@code tenant:https://…/acme.zip}: the
 * folder or zip file behind them, as a bundle. {@code bundle:install tenant:file:/srv/tenants/acme}
 * opens a portal.
 */
@Component(service = URLStreamHandlerService.class, property = "url.handler.protocol=tenant")
public final class TenantUrlHandler extends AbstractURLStreamHandlerService {
  static final String PROTOCOL = "tenant:";

  @Override
  public URLConnection openConnection(URL url) {
    return new URLConnection(url) {
      @Override
      public void connect() {}

      @Override
      public InputStream getInputStream() throws IOException {
        return new ByteArrayInputStream(TenantBundle.of(content(url.toExternalForm())));
      }
    };
  }

  static FolderContent content(String address) throws IOException {
    String nested = address.substring(PROTOCOL.length());
    if (nested.startsWith("file:")) {
      Path path = Path.of(URI.create(nested.replace(" ", "%20")));
      if (Files.isDirectory(path)) {
        return FolderContent.ofFolder(path);
      }
    }
    try (InputStream in = URI.create(nested.replace(" ", "%20")).toURL().openStream()) {
      return FolderContent.ofZip(in);
    }
  }
}
