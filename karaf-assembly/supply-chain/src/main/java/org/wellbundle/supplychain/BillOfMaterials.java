package org.wellbundle.supplychain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;

/** CycloneDX bill of materials of a distribution. */
public final class BillOfMaterials {
  private BillOfMaterials() {}

  /** JSON document; the same content gives the same document. */
  public static String json(Inventory inventory, Licences licences, String version) {
    Bom bom = new Bom();
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null);
    metadata.setComponent(
        component(
            new Component("org.wellbundle", "wellbundle-distribution", version),
            "Apache-2.0",
            org.cyclonedx.model.Component.Type.APPLICATION));
    bom.setMetadata(metadata);
    inventory
        .components()
        .keySet()
        .forEach(
            c ->
                bom.addComponent(
                    component(
                        c,
                        licences.of(c).orElse("NOASSERTION"),
                        org.cyclonedx.model.Component.Type.LIBRARY)));
    bom.setSerialNumber("urn:uuid:" + serial(inventory, version));
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
    } catch (GeneratorException e) {
      throw new IllegalStateException("the bill of materials can't be written", e);
    }
  }

  private static UUID serial(Inventory inventory, String version) {
    String content = version + inventory.components().keySet();
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
  }

  private static org.cyclonedx.model.Component component(
      Component from, String licence, org.cyclonedx.model.Component.Type type) {
    org.cyclonedx.model.Component component = new org.cyclonedx.model.Component();
    component.setType(type);
    component.setGroup(from.group());
    component.setName(from.name());
    component.setVersion(from.version());
    component.setPurl(from.purl());
    component.setBomRef(from.purl());
    License id = new License();
    id.setId(licence);
    LicenseChoice choice = new LicenseChoice();
    choice.addLicense(id);
    component.setLicenses(choice);
    return component;
  }
}
