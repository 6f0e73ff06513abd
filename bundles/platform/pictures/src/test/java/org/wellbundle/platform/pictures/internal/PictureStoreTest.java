package org.wellbundle.platform.pictures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.pictures.Pictures.Picture;
import org.wellbundle.platform.pictures.Pictures.Size;
import org.wellbundle.platform.pictures.Pictures.Stored;

class PictureStoreTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId NORTHWIND = new TenantId(2);
  private static final Picture PICTURE =
      new Picture("image/jpeg", new byte[] {1, 2, 3}, new byte[] {4});

  @RegisterExtension static final TestDatabase DB = TestDatabase.with(PicturesSchema.changes());

  private final PictureStore pictures = new PictureStore();

  @Test
  void aPictureIsItsTenantsOnly() {
    assertThat(DB.violations()).isEmpty();
    long id = DB.transactions().inTenant(ACME, tx -> pictures.store(tx, ACME, null, PICTURE));

    assertThat(load(ACME, ACME, id, Size.LARGE).orElseThrow().bytes()).containsExactly(1, 2, 3);
    assertThat(load(ACME, ACME, id, Size.SMALL).orElseThrow().bytes()).containsExactly(4);
    assertThat(load(ACME, ACME, id, Size.SMALL).orElseThrow().etag())
        .isNotEqualTo(load(ACME, ACME, id, Size.LARGE).orElseThrow().etag());
    assertThat(load(NORTHWIND, NORTHWIND, id, Size.LARGE)).isEmpty();
    // Also when the other tenant's number is asked for: the database itself says no.
    assertThat(load(NORTHWIND, ACME, id, Size.LARGE)).isEmpty();

    DB.transactions().runInTenant(ACME, tx -> pictures.delete(tx, ACME, id));
    assertThat(load(ACME, ACME, id, Size.LARGE)).isEmpty();
  }

  @Test
  void aPersonsPicturesAreHandedOutAndErasedWithThePerson() throws IOException {
    AccountId pat = new AccountId(1001);
    long pats = DB.transactions().inTenant(ACME, tx -> pictures.store(tx, ACME, pat, PICTURE));
    long teams = DB.transactions().inTenant(ACME, tx -> pictures.store(tx, ACME, null, PICTURE));
    Person person = new Person(ACME, pat, Set.of());
    Map<String, ByteArrayOutputStream> files = new HashMap<>();

    new PicturesPersonalData(DB.transactions(), pictures)
        .export(
            person,
            name -> {
              files.put(name, new ByteArrayOutputStream());
              return files.get(name);
            });
    assertThat(files.keySet()).containsExactly("picture-" + pats + ".jpg");
    assertThat(files.get("picture-" + pats + ".jpg").toByteArray()).containsExactly(1, 2, 3);

    assertThat(erase(NORTHWIND, 1001)).isZero();
    assertThat(erase(ACME, 1001)).isEqualTo(1);
    assertThat(load(ACME, ACME, pats, Size.LARGE)).isEmpty();
    assertThat(load(ACME, ACME, teams, Size.LARGE)).isPresent();
  }

  private static long erase(TenantId tenant, long account) {
    return DB.transactions()
        .inTenant(
            tenant,
            tx -> {
              try (ResultSet row =
                  tx.connection()
                      .createStatement()
                      .executeQuery("select pictures.erase_person(" + account + ", '{}')")) {
                row.next();
                return row.getLong(1);
              }
            });
  }

  private Optional<Stored> load(TenantId as, TenantId of, long id, Size size) {
    return DB.transactions().inTenant(as, tx -> pictures.load(tx, of, id, size));
  }
}
