package org.wellbundle.platform.secrets.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

class VaultTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId GLOBEX = new TenantId(2);
  private static final byte[] TOKEN = "refresh token".getBytes(UTF_8);

  @TempDir Path temp;
  private TestDatabase db;
  private Vault vault;

  @BeforeEach
  void open() {
    db = TestDatabase.with(KeyringSchema.changes()).open();
    vault = vault("");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void opensWhatItSealed() {
    byte[] sealed = vault.seal(ACME, 7, "token", TOKEN);

    assertThat(vault.open(ACME, 7, "token", sealed)).isEqualTo(TOKEN);
    assertThat(vault("").open(ACME, 7, "token", sealed)).as("on another node").isEqualTo(TOKEN);
    assertThat(vault.openForPlatform("hook", vault.sealForPlatform("hook", TOKEN)))
        .isEqualTo(TOKEN);
    assertThat(new String(sealed, UTF_8)).doesNotContain("token");
  }

  @Test
  void sealsTheSameTwiceInTwoWays() {
    assertThat(vault.seal(ACME, 7, "token", TOKEN))
        .isNotEqualTo(vault.seal(ACME, 7, "token", TOKEN));
  }

  @Test
  void opensNothingThatWasMovedOrAltered() {
    byte[] sealed = vault.seal(ACME, 7, "token", TOKEN);
    vault.seal(ACME, 8, "token", TOKEN);
    vault.seal(GLOBEX, 7, "token", TOKEN);
    byte[] altered = sealed.clone();
    altered[altered.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.open(ACME, 7, "token", altered))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.open(ACME, 7, "payload", sealed))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.open(ACME, 8, "token", sealed))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.open(GLOBEX, 7, "token", sealed))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.open(ACME, 9, "token", sealed))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("account 9 has no key");
    assertThatThrownBy(() -> vault.open(ACME, 7, "token", new byte[0]))
        .isInstanceOf(VaultException.class);
    byte[] hook = vault.sealForPlatform("hook", TOKEN);
    assertThatThrownBy(() -> vault.openForPlatform("other", hook))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void refusesAWrappedKeyThatWasGivenToAnotherAccount() {
    byte[] sealed = vault.seal(ACME, 7, "token", TOKEN);
    db.execute(
        "insert into keyring.account_key (tenant_id, account_id, wrapped)"
            + " select 2, 7, wrapped from keyring.account_key");

    assertThatThrownBy(() -> vault("").open(GLOBEX, 7, "token", sealed))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("can't be opened with this key ring");
  }

  @Test
  void shredsForEver() {
    byte[] sealed = vault.seal(ACME, 7, "token", TOKEN);
    byte[] other = vault.seal(ACME, 8, "token", TOKEN);

    vault.shred(ACME, 7);
    vault.shred(ACME, 7);
    vault.shred(ACME, 99);

    assertThatThrownBy(() -> vault.open(ACME, 7, "token", sealed))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("was shredded");
    assertThatThrownBy(() -> vault.seal(ACME, 7, "token", TOKEN))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.seal(ACME, 99, "token", TOKEN))
        .isInstanceOf(VaultException.class);
    assertThat(vault.open(ACME, 8, "token", other)).isEqualTo(TOKEN);
    assertThat(db.query("select wrapped from keyring.account_key where account_id = 7"))
        .containsExactly((String) null);
  }

  @Test
  void worksInsideATransactionAndKeepsTheKeyWhenThatIsRolledBack() {
    List<byte[]> sealed = new ArrayList<>();
    assertThatThrownBy(
        () ->
            db.transactions()
                .runInTenant(
                    ACME,
                    tx -> {
                      sealed.add(vault.seal(ACME, 7, "token", TOKEN));
                      throw new IllegalStateException("no");
                    }));

    assertThat(vault("").open(ACME, 7, "token", sealed.get(0))).isEqualTo(TOKEN);
  }

  @Test
  void makesOneKeyWhenManySealAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> sealed = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        Vault node = i % 2 == 0 ? vault : vault("");
        sealed.add(threads.submit(() -> node.seal(ACME, 7, "token", TOKEN)));
      }
      for (Future<byte[]> each : sealed) {
        assertThat(vault.open(ACME, 7, "token", each.get())).isEqualTo(TOKEN);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(db.query("select count(*) from keyring.account_key")).containsExactly("1");
  }

  @Test
  void keepsTheMasterKeyForItsOwnerOnly() throws Exception {
    assertThat(Files.getPosixFilePermissions(temp.resolve("keyring/master.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void opensOldValuesAfterANewMasterKeyWasPutInFront() throws Exception {
    byte[] sealed = vault.seal(ACME, 7, "token", TOKEN);
    byte[] hook = vault.sealForPlatform("hook", TOKEN);
    String old = Files.readString(temp.resolve("keyring/master.key")).strip();

    Vault changed = vault(MasterKeys.random() + "," + old);

    assertThat(changed.open(ACME, 7, "token", sealed)).isEqualTo(TOKEN);
    assertThat(changed.openForPlatform("hook", hook)).isEqualTo(TOKEN);
    assertThat(changed.open(ACME, 8, "t", changed.seal(ACME, 8, "t", TOKEN))).isEqualTo(TOKEN);
  }

  @Test
  void refusesAKeyRingOfAnotherDatabase() throws Exception {
    assertThatThrownBy(() -> vault(MasterKeys.random()))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("does not fit the database");

    Files.delete(temp.resolve("keyring/master.key"));
    assertThatThrownBy(() -> vault(""))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("but the database was sealed with one");
  }

  @Test
  void saysHowAMasterKeyLooks() {
    assertThatThrownBy(() -> vault("too short"))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("openssl rand -base64 32");
  }

  @Test
  void leavesNoTableUnguarded() {
    assertThat(db.violations()).isEmpty();
  }

  private Vault vault(String masterKeys) {
    return new VaultOpening(db.transactions(), db.independentTransactions())
        .open(masterKeys, new KeyRing(temp.resolve("keyring")));
  }
}
