package org.wellbundle.core.tenancy.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.felix.fileinstall.ArtifactListener;
import org.apache.felix.fileinstall.ArtifactUrlTransformer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.url.URLStreamHandlerService;
import org.wellbundle.core.tenancy.definition.TenantFiles;

/** Lets a tenant's folder or zip file be dropped into the deploy folder as it is. */
@Component(service = {ArtifactUrlTransformer.class, ArtifactListener.class})
public final class TenantTransformer implements ArtifactUrlTransformer {
  /** How the deploy folder calls a folder in it. */
  private static final String FOLDER = "jardir";

  /**
   * @param handler there only so that addresses are made once somebody can open them
   */
  @Activate
  public TenantTransformer(
      @Reference(target = "(url.handler.protocol=tenant)") URLStreamHandlerService handler) {}

  @Override
  public boolean canHandle(File artifact) {
    Path path = artifact.toPath();
    if (Files.isDirectory(path)) {
      return Files.isRegularFile(path.resolve(TenantFiles.DEFINITION))
          && !Files.exists(path.resolve("META-INF/MANIFEST.MF"));
    }
    return artifact.getName().endsWith(".zip") && holdsTenant(artifact);
  }

  @Override
  public URL transform(URL artifact) throws MalformedURLException {
    String nested =
        FOLDER.equals(artifact.getProtocol())
            ? new File(artifact.getPath()).toURI().toString()
            : artifact.toExternalForm();
    return new URL(TenantUrlHandler.PROTOCOL + nested);
  }

  private static boolean holdsTenant(File artifact) {
    try (ZipFile zip = new ZipFile(artifact)) {
      return zip.stream()
          .limit(FolderContent.MOST_FILES)
          .anyMatch(entry -> entry.getName().matches("([^/]+/)?tenant\\.yaml"));
    } catch (ZipException e) {
      return false; // still being copied, or no archive at all
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
