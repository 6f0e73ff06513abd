package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.night;
import static org.wellbundle.core.measurements.internal.Given.sample;
import static org.wellbundle.core.measurements.internal.Given.total;
import static org.wellbundle.core.measurements.internal.Given.workout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Device;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.platform.database.testing.TestDatabase;

class MeasurementsPersonalDataTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(StoreFixture.SCHEMA);

  private static final TenantId ACME = new TenantId(1);
  private static final Source ALEX = StoreFixture.source(1, 7, 70);
  private static final Source CHILD = StoreFixture.source(1, 8, 70);
  private static final Source KIM = StoreFixture.source(1, 9, 90);
  private static final Person PERSON =
      new Person(ACME, new AccountId(7), Set.of(new ProfileId(7), new ProfileId(8)));

  private final StoreFixture fixture = new StoreFixture(db);

  @BeforeEach
  void threePeople() {
    for (String table :
        db.query("select tablename from pg_tables where schemaname = 'measurements'")) {
      db.execute("truncate measurements." + table);
    }
    fixture.store(ALEX, batch(sample("w1", 1, Metric.WEIGHT, "2026-11-19T06:00:00Z", 81.5)));
    fixture.store(ALEX, batch(total("d1", 1, Metric.STEPS, "2026-11-19", 9_000)));
    fixture.store(ALEX, batch(night("n1", 1, "2026-11-18T22:00:00Z", "2026-11-19T05:00:00Z")));
    fixture.store(ALEX, batch(workout("k1", 1, "2026-11-19T16:00:00Z", "2026-11-19T17:00:00Z")));
    fixture.store(ALEX, batch(new Device("scale", "Body Scan", "Scale", "low", null)));
    fixture.store(ALEX, Batch.builder().goals(new Goals(8_000, 28_800, 78.0)).build());
    fixture.store(CHILD, batch(sample("h1", 1, Metric.HEIGHT, "2026-11-19T06:00:00Z", 1.21)));
    fixture.store(KIM, batch(sample("w9", 1, Metric.WEIGHT, "2026-11-19T06:00:00Z", 66.25)));
  }

  @Test
  void handsOutEverythingInWordsAndUnits() throws IOException {
    Map<String, JsonNode> files = export();

    assertThat(files.get("samples.json")).hasSize(2);
    JsonNode weight = files.get("samples.json").get(0);
    assertThat(weight.path("metric").asText()).isEqualTo("weight");
    assertThat(weight.path("unit").asText()).isEqualTo("kg");
    assertThat(weight.path("value").asDouble()).isEqualTo(81.5);
    assertThat(weight.path("start").asText()).startsWith("2026-11-19T06:00:00");
    assertThat(weight.path("localDate").asText()).isEqualTo("2026-11-19");
    assertThat(weight.path("offsetSeconds").asInt()).isEqualTo(3600);
    assertThat(weight.path("offsetSource").asText()).isEqualTo("response");
    assertThat(weight.path("deviceModel").asText()).isEqualTo("Body Scan");
    assertThat(weight.path("modality").asText()).isEqualTo("sensed");
    assertThat(weight.path("record").asText()).isEqualTo("w1");
    assertThat(files.get("daily-totals.json").get(0).path("metric").asText()).isEqualTo("steps");
    assertThat(files.get("sleep-sessions.json").get(0).path("asleepSeconds").asInt())
        .isEqualTo(25_000);
    assertThat(files.get("workouts.json").get(0).path("values")).isNotEmpty();
    assertThat(files.get("devices.json").get(0).path("model").asText()).isEqualTo("Body Scan");
    assertThat(files.get("goals.json").get(0).path("weight").asDouble()).isEqualTo(78);
    assertThat(files.get("sources.json")).hasSize(2);
    assertThat(files.toString()).doesNotContain("66.25", "w9");
  }

  @Test
  void erasesAllProfilesOfThePersonAndNobodyElses() throws IOException {
    assertThat(erase(new TenantId(2))).isZero();
    assertThat(erase(ACME)).isGreaterThan(10);

    export().forEach((file, rows) -> assertThat(rows).describedAs(file).isEmpty());
    assertThat(db.query("select distinct profile_id from measurements.sample"))
        .containsExactly("9");
    assertThat(db.query("select distinct profile_id from measurements.month_summary"))
        .containsExactly("9");
  }

  private static Map<String, JsonNode> export() throws IOException {
    Map<String, ByteArrayOutputStream> files = new HashMap<>();
    new MeasurementsPersonalData(db.transactions(), null)
        .export(PERSON, name -> files.computeIfAbsent(name, it -> new ByteArrayOutputStream()));
    Map<String, JsonNode> read = new HashMap<>();
    for (var file : files.entrySet()) {
      read.put(file.getKey(), new ObjectMapper().readTree(file.getValue().toByteArray()));
    }
    return read;
  }

  private static long erase(TenantId tenant) {
    return db.transactions()
        .inTenant(
            tenant,
            tx -> {
              try (ResultSet row =
                  tx.connection()
                      .createStatement()
                      .executeQuery("select measurements.erase_person(7, '{7,8}')")) {
                row.next();
                return row.getLong(1);
              }
            });
  }
}
