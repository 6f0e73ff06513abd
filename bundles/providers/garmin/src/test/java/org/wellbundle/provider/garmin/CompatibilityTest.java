package org.wellbundle.provider.garmin;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Manifest;
import org.wellbundle.sdk.tck.ProviderKit;
import org.wellbundle.sdk.tck.Subject;

/** The kit that every manufacturer's bundle passes. */
class CompatibilityTest extends ProviderKit {

  @Override
  protected Subject subject() throws Exception {
    try (InputStream in = Files.newInputStream(Path.of("target/classes/META-INF/MANIFEST.MF"))) {
      return new Subject(
          RecordedGarmin::provider, new Manifest(in).getMainAttributes(), new RecordedGarmin());
    }
  }
}
