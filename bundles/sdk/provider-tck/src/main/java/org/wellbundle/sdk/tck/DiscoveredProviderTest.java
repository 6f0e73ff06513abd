package org.wellbundle.sdk.tck;

import java.nio.file.Path;

/**
 * The kit for a project that writes nothing: the project's parent has this test run, and it looks
 * for the provider itself.
 */
class DiscoveredProviderTest extends ProviderKit {

  @Override
  protected Subject subject() throws Exception {
    return new Discovery(
            Path.of("target", "classes"), DiscoveredProviderTest.class.getClassLoader())
        .subject();
  }
}
