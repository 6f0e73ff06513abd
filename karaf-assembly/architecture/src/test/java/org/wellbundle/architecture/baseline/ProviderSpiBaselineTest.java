package org.wellbundle.architecture.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import aQute.bnd.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.WearableProvider;

/**
 * What manufacturers' bundles are compiled against, compared with what was released: a change that
 * would break them needs a new major version, an addition a new minor one.
 */
class ProviderSpiBaselineTest {

  @ParameterizedTest
  @ValueSource(classes = {WearableProvider.class, Metric.class})
  void hasTheVersionItsChangesNeed(Class<?> member) throws Exception {
    Tree now = Signature.of(member);
    String packageName = member.getPackageName();
    Path written = Path.of("target", "api-baseline", packageName + ".txt");
    Files.createDirectories(written.getParent());
    Files.write(written, Signature.write(now), UTF_8);

    Tree released = Signature.read(released(packageName));
    Diff diff = now.diff(released);

    assertThat(version(now))
        .as(
            "%s changed since its release: %s. Raise the version in package-info.java (and, for the"
                + " SPI, in bnd.bnd), or take the change back. After a release, %s is the new"
                + " baseline.",
            packageName, changes(diff), written)
        .isGreaterThanOrEqualTo(needed(version(released), diff.getDelta()));
  }

  @Test
  void offersTheVersionOfItsPackageAsACapability() throws Exception {
    Path place =
        Path.of(WearableProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Jar jar = new Jar(place.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Provide-Capability"))
          .contains(
              "org.wellbundle.provider.spi;version:Version=\""
                  + version(Signature.of(WearableProvider.class))
                  + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // a vendor would have to write it: breaks every provider there is
    "INTERFACE,org.wellbundle.api.provider.WearableProvider,fetch(,MAJOR",
    "INTERFACE,org.wellbundle.api.provider.WearableProvider,revoke(,MAJOR",
    // has a default
    "INTERFACE,org.wellbundle.api.provider.WearableProvider,subscribe(,MINOR",
    // the platform writes it: no provider notices
    "INTERFACE,org.wellbundle.api.provider.ProviderContext,clock(),MINOR",
    "CLASS,org.wellbundle.api.provider.RateLimit,per(),MINOR"
  })
  void tellsWhatAnAdditionMeans(String kind, String type, String method, Delta meaning)
      throws Exception {
    List<String> before = new ArrayList<>(Signature.write(Signature.of(WearableProvider.class)));
    int start = before.indexOf(only(before, "  " + kind + " ", " " + type));
    int at = start + 1;
    while (!before.get(at).contains(" " + method)) {
      at++;
    }
    do {
      before.remove(at);
    } while (before.get(at).startsWith("      "));

    Diff diff = Signature.of(WearableProvider.class).diff(Signature.read(before));

    assertThat(diff.getDelta()).as(changes(diff).toString()).isEqualTo(meaning);
  }

  @Test
  void tellsThatSomethingIsGone() throws Exception {
    List<String> before = new ArrayList<>(Signature.write(Signature.of(WearableProvider.class)));
    String type = only(before, "  CLASS ", " org.wellbundle.api.provider.RateLimit");
    before.add(before.indexOf(type) + 1, "    METHOD MINOR MAJOR burst()");

    Diff diff = Signature.of(WearableProvider.class).diff(Signature.read(before));

    assertThat(diff.getDelta()).isEqualTo(Delta.MAJOR);
    assertThat(needed(new Version("1.4.2"), Delta.MAJOR)).isEqualTo(new Version("2.0.0"));
    assertThat(needed(new Version("1.4.2"), Delta.MINOR)).isEqualTo(new Version("1.5.0"));
  }

  private static String only(List<String> lines, String start, String end) {
    return lines.stream()
        .filter(line -> line.startsWith(start) && line.endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> released(String packageName) throws Exception {
    try (var in =
        ProviderSpiBaselineTest.class.getResourceAsStream(
            "/api-baseline/" + packageName + ".txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static Version version(Tree tree) {
    return Arrays.stream(tree.getChildren())
        .filter(child -> child.getType() == Type.VERSION)
        .map(child -> new Version(child.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static Version needed(Version released, Delta delta) {
    return switch (delta) {
      case MAJOR, REMOVED -> new Version(released.getMajor() + 1, 0, 0);
      case MINOR, ADDED -> new Version(released.getMajor(), released.getMinor() + 1, 0);
      default -> released;
    };
  }

  /** The changes in words, each as far in as it is a change and not a part of one. */
  private static List<String> changes(Diff diff) {
    List<String> changes = new ArrayList<>();
    for (Diff child : diff.getChildren()) {
      Delta delta = child.getDelta();
      if (delta == Delta.UNCHANGED || delta == Delta.IGNORED) {
        continue;
      }
      List<String> below =
          delta == Delta.ADDED || delta == Delta.REMOVED ? List.of() : changes(child);
      String place = diff.getType() == Type.PACKAGE ? "" : " of " + diff.getName();
      changes.addAll(
          below.isEmpty()
              ? List.of(delta + " " + child.getType() + " " + child.getName() + place)
              : below);
    }
    return changes;
  }
}
