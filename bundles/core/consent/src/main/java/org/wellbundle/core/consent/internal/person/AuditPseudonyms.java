package org.wellbundle.core.consent.internal.person;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.PersonalData;

/** The audit keeps its entries; erasing a person destroys the key that ties them to the account. */
@Component
public final class AuditPseudonyms implements PersonalData {
  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String schema() {
    return "audit";
  }

  @Override
  public int order() {
    // Late: others may still put the erasure on record.
    return 1000;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    try (OutputStream file = archive.file("README.txt")) {
      file.write(
          "The audit record holds codes under a pseudonym, no measurements. Who looked at your data is in consent/access-log.json.\n"
              .getBytes(StandardCharsets.UTF_8));
    }
  }
}
