package org.wellbundle.operations.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.consent.AuditVerification.Broken;
import org.wellbundle.api.consent.AuditVerification.Place;
import org.wellbundle.api.consent.AuditVerification.Unbroken;
import org.wellbundle.platform.http.testing.TwoTenants;

class AuditVerifyCommandTest {
  private static final String HASH = "ab".repeat(32);

  private final AuditVerifyCommand command = new AuditVerifyCommand();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void twoTenants() {
    command.tenants = new TwoTenants();
    command.verification = (tenant, known) -> new Unbroken(5, 1, new Place(5, HASH));
    command.noFormat = true;
  }

  @Test
  void showsEveryChainAndThePlatforms() {
    assertThat(printed()).hasSize(3).allMatch(line -> line.contains("unbroken"));
  }

  @Test
  void namesTheFirstBrokenEntryAndFails() {
    command.verification =
        (tenant, known) ->
            tenant.value() == 1
                ? new Broken(3, 4, "altered", "Entry 4 (row 4) is not what was written.")
                : new Unbroken(0, 0, new Place(0, HASH));

    assertThatThrownBy(this::printed).hasMessageContaining("acme").hasMessageContaining("backup");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("altered")
        .contains("Entry 4 (row 4)");
  }

  @Test
  void takesOneTenantAndAPlaceNotedElsewhere() {
    command.tenant = "northwind";
    command.at = "7:" + HASH;
    command.verification =
        (tenant, known) -> {
          assertThat(tenant.value()).isEqualTo(2);
          assertThat(known).isEqualTo(new Place(7, HASH));
          return new Unbroken(7, 0, new Place(7, HASH));
        };
    assertThat(printed()).hasSize(1);
  }

  @Test
  void refusesAnUnknownTenantAndAPlaceWithoutOne() {
    command.at = "7:" + HASH;
    assertThatThrownBy(this::printed).hasMessageContaining("--tenant");
    command.at = null;
    command.tenant = "nobody";
    assertThatThrownBy(this::printed).hasMessageContaining("acme, northwind");
  }

  private List<String> printed() {
    command.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
  }
}
