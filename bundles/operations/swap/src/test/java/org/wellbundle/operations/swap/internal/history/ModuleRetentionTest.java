package org.wellbundle.operations.swap.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.operations.swap.internal.desired.ModulesSchema;
import org.wellbundle.platform.database.testing.TestDatabase;

class ModuleRetentionTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ModulesSchema.changes());

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final List<RetentionRule> rules = new ModuleRetention(DB.transactions()).rules(730, 90);
  private final RetentionRule history = rules.get(0);
  private final RetentionRule jars = rules.get(1);

  @BeforeEach
  void empty() {
    DB.execute("truncate modules.history, modules.desired, modules.artifact");
  }

  @Test
  void theHistoryGoesWhenItIsTwoYearsOldAndNotBefore() {
    entry("old", 731);
    entry("young", 729);
    RetentionRule.Due due = history.due(NOW);

    assertThat(due.rows()).isEqualTo(1);
    assertThat(due.oldest()).isEqualTo(daysAgo(731));
    assertThat(history.remove(NOW)).isEqualTo(1);
    assertThat(DB.query("select code from modules.history")).containsExactly("young");
    assertThat(history.remove(NOW)).isZero();
  }

  @Test
  void zeroDaysMeanForEver() {
    entry("old", 10_000);
    jar("steps", "a", 10_000);
    List<RetentionRule> never = new ModuleRetention(DB.transactions()).rules(0, 0);

    for (RetentionRule rule : never) {
      assertThat(rule.keep()).isNull();
      assertThat(rule.remove(NOW)).isZero();
    }
  }

  @Test
  void ofJarsTheWantedAndTheThreeLatestOfEachStay() {
    // given six old versions of one module, the second of which is wanted again, and one of another
    for (int version = 1; version <= 6; version++) {
      jar("steps", "steps" + version, 200 - version);
    }
    jar("challenges", "challenges1", 300);
    DB.execute(
        "insert into modules.desired (symbolic_name, hash, actor) values ('steps', 'steps2', 'me')");
    // when
    long count = jars.due(NOW).rows();
    long gone = jars.remove(NOW);
    // then
    assertThat(count).isEqualTo(2);
    assertThat(gone).isEqualTo(2);
    assertThat(DB.query("select hash from modules.artifact order by 1"))
        .containsExactly("challenges1", "steps2", "steps4", "steps5", "steps6");
  }

  @Test
  void aYoungJarStaysWhateverComesAfterIt() {
    for (int version = 1; version <= 6; version++) {
      jar("steps", "steps" + version, 60 - version);
    }

    assertThat(jars.due(NOW).rows()).isZero();
    assertThat(jars.remove(NOW)).isZero();
  }

  private static void entry(String code, int daysOld) {
    DB.execute(
        ("insert into modules.history (at, node, symbolic_name, result, code, sentence, actor, millis)"
                + " values ('%s', 'here', 'steps', 'DONE', '%s', '', 'me', 1)")
            .formatted(daysAgo(daysOld), code));
  }

  private static void jar(String name, String hash, int daysOld) {
    DB.execute(
        "insert into modules.artifact values ('%s', '%s', '1.0.0', '', '%s')"
            .formatted(hash, name, daysAgo(daysOld)));
  }

  private static Instant daysAgo(long days) {
    return NOW.minus(Duration.ofDays(days));
  }
}
