package org.wellbundle.sdk.tck.sample;

import java.util.Map;
import java.util.jar.Attributes;

/** The made-up manufacturer's manifest. */
final class SampleManifest {
  static final String SERVICE =
      "osgi.service;objectClass:List<String>=\"org.wellbundle.api.provider.WearableProvider\"";
  static final String IMPORTS =
      "java.lang,java.util,org.slf4j;version=\"[1.7,2)\","
          + "org.wellbundle.api.measurement;version=\"[1.0,2)\","
          + "org.wellbundle.api.provider;version=\"[1.0,2)\"";

  private SampleManifest() {}

  /** With some headers changed, or taken away where the value is null. */
  static Attributes with(Map<String, String> changes) {
    Attributes manifest = new Attributes();
    manifest.putValue("Bundle-SymbolicName", "org.example.provider.sample");
    manifest.putValue("Bundle-Version", "1.0.0");
    manifest.putValue("Bundle-Name", "Sample");
    manifest.putValue("Import-Package", IMPORTS);
    manifest.putValue("Provide-Capability", "org.wellbundle.provider;id=sample," + SERVICE);
    manifest.putValue(
        "Require-Capability",
        "org.wellbundle.provider.spi;filter:=\"(&(version>=1.0)(!(version>=2.0)))\"");
    manifest.putValue("Service-Component", "OSGI-INF/sample.xml");
    changes.forEach(
        (header, value) -> {
          if (value == null) {
            manifest.remove(new Attributes.Name(header));
          } else {
            manifest.putValue(header, value);
          }
        });
    return manifest;
  }
}
