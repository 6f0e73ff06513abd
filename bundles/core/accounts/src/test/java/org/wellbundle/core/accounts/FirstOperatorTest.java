package org.wellbundle.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.PASSWORD;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.api.account.AccountRegistration.Created;
import org.wellbundle.api.account.AccountRegistration.Refused;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Permissions;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;

class FirstOperatorTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  @TempDir Path folder;
  private House house;
  private FirstOperator first;

  @BeforeEach
  void open() {
    house = new House(DB);
    first = new FirstOperator(DB.transactions(), house.accounts, folder);
  }

  @Test
  void theKeyInTheFolderMakesOneOperatorAndIsGoneThen() throws Exception {
    Path file = folder.resolve("operator-setup-key");
    String key = Files.readString(file).strip();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    assertThat(first.make(key + "x", "ops@host.example", "Ops", PASSWORD)).isEmpty();
    assertThat(first.make(key, "ops@host.example", "Ops", "weak").orElseThrow())
        .isInstanceOf(Refused.class);
    Created made = (Created) first.make(key, "ops@host.example", "Ops", PASSWORD).orElseThrow();

    assertThat(Files.exists(file)).isFalse();
    assertThat(first.make(key, "second@host.example", "Ops", PASSWORD)).isEmpty();
    var account = house.accounts.read(TenantId.PLATFORM, made.account()).orElseThrow();
    assertThat(Permissions.of(account.roles()))
        .contains(Permission.OPERATION_WRITE)
        .doesNotContain(Permission.MEASUREMENTS_READ, Permission.LINK_READ);
  }

  @Test
  void withAnOperatorThereIsNoKey() throws Exception {
    String key = Files.readString(folder.resolve("operator-setup-key")).strip();
    first.make(key, "ops@host.example", "Ops", PASSWORD);

    new FirstOperator(DB.transactions(), house.accounts, folder);

    assertThat(folder).isEmptyDirectory();
  }
}
