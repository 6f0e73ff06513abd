package org.wellbundle.platform.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.module.SchemaChanges.Step;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.internal.schema.SchemaAudit;
import org.wellbundle.platform.database.testing.TestDatabase;

class SchemaWhiteboardTest {
  private static final Step FIRST = new Step("001.sql", "create table thing (id int primary key)");
  private static final Step SECOND = new Step("002.sql", "alter table thing add name text");
  private static final Step BROKEN = new Step("002.sql", "select no_such_function()");

  private final FakeContext bundles = new FakeContext();
  private TestDatabase db;
  private SchemaWhiteboard whiteboard;

  @BeforeEach
  void open() {
    db = TestDatabase.with().open();
    whiteboard =
        new SchemaWhiteboard(
            bundles.context(),
            new Migrations(db.runner(), new SchemaAudit(db.owner())),
            Promotions.everythingServes());
  }

  @AfterEach
  void close() throws InterruptedException {
    whiteboard.stop();
    db.close();
  }

  @Test
  void appliesWhatABundleBringsAndNamesTheSteps() {
    ServiceReference<SchemaChanges> reference = register(FIRST);
    Await.until("it is ready", () -> readySteps().equals(List.of("001.sql")));
    assertThat(whiteboard.check().ok()).isTrue();

    whiteboard.remove(reference);
    assertThat(readySteps()).as("the schema stays").containsExactly("001.sql");

    register(FIRST, SECOND);
    Await.until("the new step is named", () -> readySteps().equals(List.of("001.sql", "002.sql")));
    assertThat(bundles.property(SchemaReady.class, "schema")).containsExactly("things");
  }

  @Test
  void saysWhoseStepFailedUntilThatBundleIsGone() {
    ServiceReference<SchemaChanges> broken = register(FIRST, BROKEN);
    Await.until("it failed", () -> whiteboard.check().message().contains("failed"));

    assertThat(whiteboard.check().message())
        .startsWith("Bundle ")
        .contains("Step 002.sql of schema things failed and was rolled back");
    assertThat(bundles.service(SchemaReady.class)).isEmpty();

    whiteboard.remove(broken);
    register(FIRST, SECOND);
    Await.until(
        "a repaired bundle gets through", () -> whiteboard.check().ok() && !readySteps().isEmpty());
    assertThat(db.query("select name from things.schema_step order by 1"))
        .containsExactly("001.sql", "002.sql");
  }

  @SuppressWarnings("unchecked")
  private ServiceReference<SchemaChanges> register(Step... steps) {
    ServiceReference<SchemaChanges> reference =
        FakeContext.fake(ServiceReference.class, (method, arguments) -> null);
    whiteboard.add(reference, new SchemaChanges("things", Arrays.asList(steps)));
    return reference;
  }

  private List<String> readySteps() {
    return bundles.property(SchemaReady.class, "step").stream()
        .flatMap(steps -> Arrays.stream((String[]) steps))
        .toList();
  }
}
