package org.wellbundle.core.consent.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Rounds;
import org.wellbundle.core.consent.internal.archive.Archives.Archive;
import org.wellbundle.core.consent.internal.decision.Recorder;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.SignedIn;

class ArchivesTest {
  /** More than two pieces, and no multiple of one. */
  private static final byte[] CONTENT = new byte[600_001];

  static {
    new Random(7).nextBytes(CONTENT);
  }

  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private final SignedIn alex = new SignedIn();
  private final Recorder told = new Recorder();
  private final Rights rights = new Rights();
  private Archives archives;

  @BeforeEach
  void open() {
    db.execute("truncate consent.archive cascade");
    Rounds byHand = new Rounds("archives");
    byHand.end();
    archives =
        new Archives(
            db.transactions(), rights, told, told, new FakeVault(), Clock.systemUTC(), byHand);
  }

  @Test
  void isPutTogetherFetchedAndSealedInTheDatabase() throws IOException {
    Archive ready = settled();

    assertThat(ready.size()).isEqualTo(CONTENT.length);
    assertThat(ready.missing()).containsExactly("board");
    assertThat(rights.asked).isEqualTo(new Person(ACME, alex.account, Set.of(profile())));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archives.write(alex.principal(), ready, out);
    assertThat(out.toByteArray()).isEqualTo(CONTENT);
    assertThat(db.query("select count(*) from consent.archive_piece")).containsExactly("3");
    assertThat(told.browsers).contains("1:1000 archive-changed");
  }

  @Test
  void isOnesOwnOnly() {
    Archive ready = settled();

    assertThat(archives.find(alex.principal(), ready.id())).isPresent();
    alex.as(ACME, new AccountId(1001));
    assertThat(archives.find(alex.principal(), ready.id())).isEmpty();
    alex.as(NORTHWIND, new AccountId(1000));
    assertThat(archives.find(alex.principal(), ready.id())).isEmpty();
  }

  @Test
  void aPieceOpensAtItsPlaceOnly() {
    Archive ready = settled();
    db.execute(
        "update consent.archive_piece p set content = other.content from consent.archive_piece other"
            + " where p.number = 0 and other.number = 1");

    assertThatThrownBy(
            () -> archives.write(alex.principal(), ready, OutputStream.nullOutputStream()))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aNewOneTakesThePlaceOfTheLast() {
    Archive first = settled();
    Archive second = settled();

    assertThat(archives.of(alex.principal())).extracting(Archive::id).containsExactly(second.id());
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void failsAfterThreeAttemptsAndSaysSo() {
    rights.broken = true;
    archives.ask(alex.principal(), "corr");
    for (int attempt = 0; attempt < 3; attempt++) {
      // as if the lease of a node that died had ended
      db.execute("update consent.archive set next_at = now() where state = 'preparing'");
      archives.round();
    }
    assertThat(archives.of(alex.principal()).get(0).state()).isEqualTo("failed");
  }

  @Test
  void isGoneAfterADay() {
    settled();
    ArchiveRetention rule = new ArchiveRetention(db.transactions());
    assertThat(rule.remove(Clock.systemUTC().instant())).isZero();

    assertThat(rule.due(Clock.systemUTC().instant().plus(Duration.ofDays(2))).rows()).isEqualTo(1);
    assertThat(rule.remove(Clock.systemUTC().instant().plus(Duration.ofDays(2)))).isEqualTo(1);
    assertThat(db.query("select count(*) from consent.archive_piece")).containsExactly("0");
  }

  private Archive settled() {
    archives.ask(alex.principal(), "corr");
    archives.round();
    Archive newest = archives.of(alex.principal()).get(0);
    assertThat(newest.state()).isEqualTo("ready");
    return newest;
  }

  private static ProfileId profile() {
    return new ProfileId(1000);
  }

  /** Gives out the content, with one part away. */
  private static final class Rights implements PersonRights {
    private boolean broken;
    private Person asked;

    @Override
    public Set<String> export(Person person, OutputStream zip) throws IOException {
      asked = person;
      if (broken) {
        throw new IOException("a part can't be read");
      }
      zip.write(CONTENT);
      return Set.of("board");
    }

    @Override
    public Map<String, Long> eraseProfile(Person profiles, String correlationId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void restrict(Person person, boolean restricted, String correlationId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Erasure erase(Person person, String correlationId) {
      throw new UnsupportedOperationException();
    }
  }
}
