package org.wellbundle.core.tenancy.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.tenant.SupportRoute;

class TenantReaderTest {
  private static final String YAML =
      """
      id: harbor
      names:
        en: Harbor Tools
        de: Harbor Werkzeuge
      hosts: [Well.Harbor.example, harbor.localhost]
      languages: [de, en]
      providers: [withings]
      passwordProfile: nist
      privacyFloor: 15
      logo: branding/logo.svg
      support:
        - topic: device
          to: clientServices
          label: {en: Client Services, de: Kundendienst}
          url: https://support.harbor.example/devices
        - topic: other
          to: employer
          label: {en: Human Resources}
          email: hr@harbor.example
      """;

  private final Map<String, String> folder =
      new HashMap<>(
          Map.of(
              "tenant.yaml", YAML,
              "branding/colours.yaml", "accent: '#f5b301'\n",
              "branding/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>",
              "texts/de.yaml", "portal.welcome: Moin\n"));

  @Test
  void readsAWholeFolder() {
    TenantDefinition tenant = accepted();

    assertThat(tenant.key()).isEqualTo("harbor");
    assertThat(tenant.names()).containsEntry("de", "Harbor Werkzeuge");
    assertThat(tenant.hosts()).containsExactly("well.harbor.example", "harbor.localhost");
    assertThat(tenant.languages()).containsExactly("de", "en");
    assertThat(tenant.providers()).containsExactly("withings");
    assertThat(tenant.modules()).isEmpty();
    assertThat(tenant.passwordProfile()).isEqualTo("nist");
    assertThat(tenant.privacyFloor()).isEqualTo(15);
    assertThat(tenant.branding().accent()).isEqualTo("#f5b301");
    assertThat(tenant.texts()).containsEntry("de", Map.of("portal.welcome", "Moin"));
    assertThat(tenant.support()).extracting(SupportRoute::topic).containsExactly("device", "other");
    assertThat(tenant.logo()).isNotNull().extracting(Logo::mediaType).isEqualTo("image/svg+xml");
  }

  @Test
  void aFolderWithoutTheOptionalPartsIsFine() {
    folder.clear();
    folder.put("tenant.yaml", "id: tiny\nnames: {en: Tiny}\nhosts: [tiny.example]\n");
    folder.put("branding/colours.yaml", "accent: '#00f'\n");

    TenantDefinition tenant = accepted();

    assertThat(tenant.languages()).containsExactly("en");
    assertThat(tenant.logo()).isNull();
    assertThat(tenant.passwordProfile()).isEqualTo("seed");
    assertThat(tenant.privacyFloor()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "languages: [de, en]       | lanugages: [de]             | tenant.yaml, line 6: unknown key \"lanugages\"",
        "id: harbor                | id: Harbor Tools            | tenant.yaml, line 1: \"id\" has \"Harbor Tools\"",
        "privacyFloor: 15          | privacyFloor: 4             | line 9: \"privacyFloor\" must be a number of at least 5",
        "passwordProfile: nist     | passwordProfile: weak       | line 8: \"passwordProfile\" must be seed or nist",
        "providers: [withings]     | providers: withings         | line 7: \"providers\" must be a list",
        "harbor.localhost          | localhost                   | line 5: \"hosts\" has \"localhost\"",
        "harbor.localhost          | 10.0.0.1                    | \"hosts\" has \"10.0.0.1\"",
        "en: Harbor Tools          | fr: Harbor                  | \"names\" must have a text for en",
        "to: employer              | to: nobody                  | \"to\" must be employer or clientServices",
        "topic: other              | topic: device               | \"support\" has a topic twice",
        "hr@harbor.example         | hr at harbor                | \"email\" isn't an e-mail address",
        "https://support           | http://support              | \"url\" must be an https address",
        "branding/logo.svg         | ../../etc/passwd            | \"logo\" must be an svg, png or webp file in branding/",
        "branding/logo.svg         | branding/logo.png           | branding/logo.png: there is no such file",
        "hosts: [                  | hosts: [[                   | tenant.yaml, line",
      })
  void refusesWithFileLineAndKey(String original, String broken, String sentence) {
    assertThat(YAML).contains(original);
    folder.put("tenant.yaml", YAML.replace(original, broken));

    assertThat(refused()).contains(sentence);
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    folder.put("tenant.yaml", YAML + "id: other\n");

    assertThat(refused()).contains("\"id\" stands here a second time");
  }

  @Test
  void neverBuildsAnObjectFromATag() {
    folder.put("tenant.yaml", YAML.replace("id: harbor", "id: !!java.net.URL [\"http://x\"]"));

    assertThat(refused()).contains("tenant.yaml, line 1: not YAML: Global tag is not allowed");
  }

  @Test
  void refusesASvgThatCouldAct() {
    folder.put("branding/logo.svg", "<svg onload = 'alert(1)'/>");

    assertThat(refused()).isEqualTo("branding/logo.svg: isn't a picture of type image/svg+xml");
  }

  @Test
  void refusesAColourThatIsNone() {
    folder.put("branding/colours.yaml", "accent: yellow\n");

    assertThat(refused())
        .isEqualTo(
            "branding/colours.yaml, line 1: \"accent\" must be a colour such as \"#0f766e\"");
  }

  @Test
  void refusesAFileThatIsTooLong() {
    folder.put("tenant.yaml", YAML + "#".repeat(70_000));

    assertThat(refused()).contains("tenant.yaml: can't be read: longer than 65536 bytes");
  }

  private TenantDefinition accepted() {
    Reading reading = TenantReader.read(files());
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).definition();
  }

  private String refused() {
    Reading reading = TenantReader.read(files());
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).sentence();
  }

  private TenantFiles files() {
    return (path, limit) -> {
      String text = folder.get(path);
      if (text == null) {
        return Optional.empty();
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > limit) {
        throw new IOException("longer than " + limit + " bytes");
      }
      return Optional.of(bytes);
    };
  }
}
