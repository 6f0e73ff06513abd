package org.wellbundle.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The distribution as it was built: known parts, known licences, no known hole. */
class DistributionIT {
  private static final Licences LICENCES = Licences.load();
  private static final Advisories ADVISORIES = Advisories.load();
  private static Inventory inventory;

  @BeforeAll
  static void takeStock() {
    inventory = Inventory.of(Path.of(System.getProperty("wellbundle.assembly")));
  }

  @Test
  void everyPartIsNamed() {
    assertThat(inventory.undeclared()).as("name the parts in Wellbundle-Embeds").isEmpty();
    assertThat(inventory.components()).hasSizeGreaterThan(80);
  }

  @Test
  void everyLicenceIsKnownAndAllowed() {
    assertThat(LICENCES.objections(inventory)).isEmpty();
  }

  @Test
  void noKnownAdvisoryIsOpen() {
    assertThat(ADVISORIES.objections(inventory)).isEmpty();
  }

  @Test
  void billOfMaterialsIsValid() throws Exception {
    String json =
        BillOfMaterials.json(inventory, LICENCES, System.getProperty("wellbundle.version"));
    Path file = reports().resolve("wellbundle.cdx.json");
    Files.writeString(file, json);

    assertThat(new JsonParser().validate(file.toFile(), Version.VERSION_16)).isEmpty();
    assertThat(new JsonParser().parse(file.toFile()).getComponents())
        .hasSameSizeAs(inventory.components().keySet());
  }

  /** A different file is written beside the reports, ready to be copied. */
  @Test
  void noticeNamesAllWorksOfOthers() throws Exception {
    String expected = Notice.text(inventory, LICENCES);
    Path fresh = reports().resolve("NOTICE");
    Files.writeString(fresh, expected);

    Path committed = Path.of(System.getProperty("wellbundle.notice"));
    assertThat(Files.exists(committed) ? Files.readString(committed) : "")
        .as("NOTICE is out of date; read the licences that are new, then copy " + fresh)
        .isEqualTo(expected);
  }

  @Test
  void advisoriesThatAreControlledAreReported() throws Exception {
    List<String> controlled = ADVISORIES.controlled(inventory);
    String report =
        "Advisories known on %s: %d, with a control standing in: %d%n%s%n"
            .formatted(
                ADVISORIES.asOf(),
                ADVISORIES.size(),
                controlled.size(),
                String.join(System.lineSeparator(), controlled));
    Files.writeString(reports().resolve("advisories.txt"), report);
    assertThat(controlled).allMatch(sentence -> sentence.contains("CVE-"));
  }

  private static Path reports() {
    return Path.of(System.getProperty("wellbundle.reports"));
  }
}
