package org.wellbundle.sdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.sdk.tck.platform.KitPlatform;

class DiscoveryTest {
  @TempDir Path classes;

  @Test
  void findsTheComponentItsConfigurationAndItsManifest() throws Exception {
    write("OSGI-INF/other.xml", "<component><implementation class=\"x.Other\"/></component>");
    write("OSGI-INF/sample.xml", component("org.wellbundle.sdk.tck.sample.ConfiguredProvider"));
    write("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-Name: Sample\n");
    write("provider-tck.properties", "clientSecret=abc\nsigned=true\n");

    Subject subject = discovery().subject();

    assertThat(subject.manifest().getValue("Bundle-Name")).isEqualTo("Sample");
    assertThat(subject.cloud()).isNull();
    KitPlatform platform =
        new KitPlatform(
            call -> {
              throw new AssertionError();
            },
            Set.of(),
            Instant.EPOCH);
    assertThat(
            subject
                .providers()
                .get()
                .authorization()
                .tokenHooks()
                .parameters(GrantType.REFRESH_TOKEN, platform))
        .containsEntry("client_secret", "abc")
        .containsEntry("calls", "60")
        .containsEntry("signed", "true");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThatThrownBy(() -> discovery().subject())
        .hasMessage("There must be one @Component(service = WearableProvider.class), found [].");

    write("OSGI-INF/sample.xml", component("java.lang.Object"));
    write("OSGI-INF/second.xml", component("java.lang.String"));
    assertThatThrownBy(() -> discovery().subject()).hasMessageContaining("java.lang.String");
  }

  private Discovery discovery() throws IOException {
    return new Discovery(
        classes,
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, DiscoveryTest.class.getClassLoader()));
  }

  private static String component(String implementation) {
    return "<scr:component><service><provide"
        + " interface=\"org.wellbundle.api.provider.WearableProvider\"/></service><implementation"
        + " class=\""
        + implementation
        + "\"/></scr:component>";
  }

  private void write(String name, String text) throws IOException {
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
