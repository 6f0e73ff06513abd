package org.wellbundle.operations.trust.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.operations.trust.Verdict;

class RulesTest {
  private static final Map<String, String> MODULE =
      Map.of(
          "Bundle-ManifestVersion", "2",
          "Bundle-SymbolicName", "org.example.steps",
          "Provide-Capability", "org.wellbundle.module;id=steps",
          "Import-Package",
              "org.wellbundle.api.module;version=\"[1.1,2)\";a=\"x,y\",jakarta.ws.rs.core");

  @TempDir static Path keys;
  private static Signing ours;
  private static Signing strangers;

  @TempDir Path folder;
  private Path home;
  private Rules rules;

  @BeforeAll
  static void makeKeys() {
    ours = new Signing(keys, "ours");
    strangers = new Signing(keys, "strangers");
  }

  @BeforeEach
  void pinOurs() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(home.resolve("system"));
    Path etc = Files.createDirectories(home.resolve("etc/trust"));
    ours.exportTo(etc.resolve("ours.pem"));
    rules = new Rules(Settings.of(home, home.resolve("etc")));
  }

  @Test
  void letsInWhatASignerWePinnedSigned() {
    Verdict verdict = rules.judge(ours.sign(jar(MODULE, Map.of("a.class", "code"))));

    assertThat(verdict.trusted()).as(verdict.sentence()).isTrue();
    assertThat(verdict.sentence()).contains("ours.pem");
  }

  @Test
  void letsInTheDistributionsOwnWithoutASignature() throws IOException {
    Path jar = jar(with("DynamicImport-Package", "*"), Map.of("a.class", "code"));
    Files.copy(jar, home.resolve("system/own.jar"));

    assertThat(new Rules(Settings.of(home, home.resolve("etc"))).judge(jar).trusted()).isTrue();
  }

  @Test
  void refusesTheUnsigned() {
    refused(jar(MODULE, Map.of("a.class", "code")), "trust.unsigned", "jarsigner");
  }

  @Test
  void refusesASignerNobodyPinned() {
    refused(
        strangers.sign(jar(MODULE, Map.of("a.class", "code"))),
        "trust.unknown-signer",
        "etc/trust");
  }

  @Test
  void refusesWhatWasChangedAfterwards() {
    Path jar = ours.sign(jar(MODULE, Map.of("a.class", "code")));

    refused(JarMaker.changed(jar, "a.class", "other code"), "trust.altered", "changed after");
  }

  @Test
  void looksAgainWhenTheSameFileHasOtherBytes() {
    Path jar = ours.sign(jar(MODULE, Map.of("a.class", "code")));
    assertThat(rules.judge(jar).trusted()).isTrue();

    refused(JarMaker.changed(jar, "a.class", "CODE"), "trust.altered", "changed after");
  }

  /** What a jar's bytes say is remembered, whom we trust isn't. */
  @Test
  void aCertificateTakenAwayCountsForAJarSeenBefore() throws IOException {
    Path jar = ours.sign(jar(MODULE, Map.of("a.class", "code")));
    assertThat(rules.judge(jar).trusted()).isTrue();
    Path certificate = home.resolve("etc/trust/ours.pem");

    Files.move(certificate, home.resolve("ours.pem"));
    refused(jar, "trust.unknown-signer", "etc/trust");

    Files.move(home.resolve("ours.pem"), certificate);
    assertThat(rules.judge(jar).trusted()).isTrue();
  }

  @Test
  void refusesAFileAddedAfterwards() {
    Path jar = ours.sign(jar(MODULE, Map.of("a.class", "code")));

    refused(JarMaker.changed(jar, "b.class", "more"), "trust.unsigned", "b.class");
  }

  @Test
  void refusesWhatReachesFurtherThanItMay() {
    refuseSigned(with("Fragment-Host", "org.example.host"), "trust.fragment");
    refuseSigned(with("DynamicImport-Package", "*"), "trust.dynamic-import");
    refuseSigned(with("Require-Bundle", "org.example.host"), "trust.require-bundle");
    refuseSigned(with("Import-Package", "org.wellbundle.core.linking"), "trust.import");
    refuseSigned(with("Import-Package", "org.wellbundle.platform.promotion"), "trust.import");
  }

  @Test
  void aProviderMayImportLessThanAModule() {
    Map<String, String> provider = with("Provide-Capability", "org.wellbundle.provider;id=x");
    provider.put("Import-Package", "org.wellbundle.platform.database");

    refuseSigned(provider, "trust.import");
  }

  @Test
  void refusesABombBeforeReadingOn() {
    String zeros = "0".repeat(4 << 20);

    refused(jar(MODULE, Map.of("zeros", zeros)), "trust.too-large", "grows more than");
  }

  @Test
  void refusesTooManyEntriesAndTooManyBytes() {
    Rules strict =
        new Rules(
            new Settings(
                home.resolve("etc/trust"), List.of(), List.of("java."), List.of(), LIMITS));

    assertThat(strict.judge(jar(MODULE, Map.of("a", "1", "b", "2", "c", "3"))).code())
        .isEqualTo("trust.too-large");
    assertThat(strict.judge(jar(MODULE, Map.of("a", "x".repeat(2_000)))).code())
        .isEqualTo("trust.too-large");
  }

  private static final Limits LIMITS = new Limits(3, 1_000, 1_000);

  @Test
  void refusesATruncatedFile() throws IOException {
    Path jar = ours.sign(jar(MODULE, Map.of("a.class", "code")));
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length - 40));

    refused(jar, "trust.unreadable", "Copy it again");
  }

  @Test
  void aTenantsDataNeedsNoSignatureButItsCodeDoes() {
    Map<String, String> tenant = with("Provide-Capability", "wellbundle.tenant;id=acme");
    tenant.remove("Import-Package");

    assertThat(rules.judge(jar(tenant, Map.of("tenant.yaml", "id: acme"))).trusted()).isTrue();
    refused(
        jar(tenant, Map.of("tenant.yaml", "id: acme", "a/B.class", "code")),
        "trust.unsigned",
        "jarsigner");
  }

  /** As Maven and bnd make it. */
  @Test
  void aTenantMayBeBuiltWithUsualTools() {
    Map<String, String> tenant = tenant();
    tenant.put("Bundle-License", "\"Apache-2.0\";link=\"https://www.apache.org/licenses/\"");
    tenant.put("Build-Jdk-Spec", "17");
    tenant.put("Private-Package", "branding,texts");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("branding/", "");
    files.put("branding/logo.svg", "<svg/>");
    files.put("META-INF/maven/org.example/acme/pom.xml", "<project/>");
    files.put("tenant.yaml", "id: acme");

    Verdict verdict = rules.judge(jar(tenant, files));

    assertThat(verdict.trusted()).as(verdict.sentence()).isTrue();
  }

  /** The JDK takes the last manifest in any case, the framework the one with the exact name. */
  @Test
  void aSecondManifestDoesntHideWhatTheFirstSays() {
    for (String header : List.of("Bundle-Activator", "Bundle-ClassPath", "Fragment-Host")) {
      Map<String, String> evil = tenant();
      evil.put(header, "META-INF/x.jar");
      Map<String, String> files = new LinkedHashMap<>();
      files.put("META-INF/manifest.mf", HARMLESS);
      files.put("META-INF/x.jar", "code");
      files.put("tenant.yaml", "id: acme");

      refused(jar(evil, files), "trust.ambiguous", "is called META-INF/manifest.mf");
    }
    Path signed = ours.sign(jar(MODULE, Map.of("a.class", "code")));
    refused(
        JarMaker.changed(signed, "META-INF/manifest.mf", HARMLESS),
        "trust.ambiguous",
        "is called META-INF/manifest.mf");
  }

  @Test
  void aManifestHasItsOneNameAndComesOnce() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("META-INF/MANIFEST.MG", HARMLESS);
    files.put("tenant.yaml", "id: acme");

    refused(
        JarMaker.replaced(jar(tenant(), files), "MANIFEST.MG", "MANIFEST.MF"),
        "trust.ambiguous",
        "several entries");
    refused(
        JarMaker.replaced(jar(tenant(), Map.of()), "META-INF/MANIFEST.MF", "META-INF/Manifest.mf"),
        "trust.ambiguous",
        "is called META-INF/Manifest.mf");
  }

  @Test
  void noEntryIsThereTwiceOrOnlyForSomeReaders() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.class", "code");
    files.put("b.class", "more");

    refused(
        JarMaker.replaced(jar(MODULE, files), "b.class", "a.class"),
        "trust.ambiguous",
        "several entries a.class");
    Map<String, String> folders = new LinkedHashMap<>();
    folders.put("a/", "");
    folders.put("b/", "");
    refused(JarMaker.replaced(jar(MODULE, folders), "b/", "a/"), "trust.unsigned", "jarsigner");
    Path hidden = jar(tenant(), Map.of("tenant.yaml", "id: acme"));
    refused(
        JarMaker.withHidden(jar(MODULE, Map.of("a.class", "code")), hidden),
        "trust.ambiguous",
        "META-INF/MANIFEST.MF");
  }

  /** For the JDK the main part ends at the blank line, the framework sees none. */
  @Test
  void aManifestsLinesEndInOneWay() {
    Map<String, String> evil = tenant();
    evil.put("Bundle-Name", "acme12Bundle-Activator: a.B");
    Path jar = JarMaker.withManifest(folder, evil, "12Bundle", "\r\r\nBundle");

    refused(jar, "trust.ambiguous", "carriage return");
  }

  @Test
  void aTenantHasNothingButATenantsDataAndHeaders() {
    for (String header :
        List.of("Bundle-Blueprint", "Service-Component", "Require-Capability", "Import-Package")) {
      Map<String, String> tenant = tenant();
      tenant.put(header, "org.slf4j");
      refused(jar(tenant, Map.of("tenant.yaml", "id: acme")), "trust.unsigned", "jarsigner");
    }
    for (String file :
        List.of("META-INF/x.jar", "META-INF/maven/x.jar", "texts/x.jar", "META-INF/x")) {
      refused(jar(tenant(), Map.of(file, "code")), "trust.unsigned", "jarsigner");
    }
    Map<String, String> more = tenant();
    more.put("Provide-Capability", "wellbundle.tenant;id=acme,org.wellbundle.module;id=steps");
    refused(jar(more, Map.of("tenant.yaml", "id: acme")), "trust.unsigned", "jarsigner");
  }

  /** Whatever the jar looks like to us: what the framework made of it counts as well. */
  @Test
  void theFrameworksOwnViewOfAManifestKeepsTheRulesToo() {
    Path data = jar(tenant(), Map.of("tenant.yaml", "id: acme"));
    Path signed = ours.sign(jar(MODULE, Map.of("a.class", "code")));
    Map<String, String> active = tenant();
    active.put("Bundle-Activator", "a.B");

    assertThat(rules.judge(data, new Hashtable<>(tenant())).trusted()).isTrue();
    assertThat(rules.judge(signed, new Hashtable<>(MODULE)).trusted()).isTrue();
    assertThat(rules.judge(data, new Hashtable<>(active)).code()).isEqualTo("trust.ambiguous");
    assertThat(rules.judge(data, new Hashtable<>(Map.of("a\rb", ""))).code())
        .isEqualTo("trust.ambiguous");
    assertThat(rules.judge(signed, new Hashtable<>(with("Fragment-Host", "x"))).code())
        .isEqualTo("trust.fragment");
  }

  private static final String HARMLESS =
      "Manifest-Version: 1.0\nBundle-SymbolicName: acme\n"
          + "Provide-Capability: wellbundle.tenant;id=acme\n";

  private static Map<String, String> tenant() {
    Map<String, String> tenant = with("Provide-Capability", "wellbundle.tenant;id=acme");
    tenant.remove("Import-Package");
    return tenant;
  }

  private void refuseSigned(Map<String, String> headers, String code) {
    refused(ours.sign(jar(headers, Map.of("a.class", "code"))), code, "");
  }

  private void refused(Path jar, String code, String words) {
    Verdict verdict = rules.judge(jar);
    assertThat(verdict.code()).as(verdict.sentence()).isEqualTo(code);
    assertThat(verdict.trusted()).isFalse();
    assertThat(verdict.sentence()).contains(words);
  }

  private static Map<String, String> with(String header, String value) {
    Map<String, String> headers = new LinkedHashMap<>(MODULE);
    headers.put(header, value);
    return headers;
  }

  private Path jar(Map<String, String> headers, Map<String, String> files) {
    return JarMaker.jar(folder, headers, files);
  }
}
