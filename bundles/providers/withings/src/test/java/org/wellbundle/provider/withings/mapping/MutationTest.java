package org.wellbundle.provider.withings.mapping;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.provider.withings.support.Fixtures;
import org.wellbundle.sdk.tck.platform.KitJson;

/**
 * Every value of every answer in turn is taken away or replaced by something else: nothing may be
 * thrown, and records that don't hold the value stay as they were.
 */
class MutationTest {
  private static final List<String> REPLACEMENTS =
      List.of(
          "null",
          "\"\"",
          "\"text\"",
          "-1",
          "0",
          "1e400",
          "9e99999",
          "12345678901234567890",
          "true",
          "[]",
          "{}",
          "[[]]",
          "{\"1\":{}}",
          "[null,7,\"x\"]",
          "3.5");

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(new MeasureMapper(), "measures.json", "measuregrps"),
        Arguments.of(new ActivityMapper(), "activity.json", "activities"),
        Arguments.of(new IntradayMapper(), "intraday.json", "series"),
        Arguments.of(new SleepSummaryMapper(), "sleep-summary.json", "series"),
        Arguments.of(new SleepStageMapper(), "sleep-stages.json", "series"),
        Arguments.of(new WorkoutMapper(), "workouts.json", "series"),
        Arguments.of(new HeartMapper(), "heart.json", "series"),
        Arguments.of(new DeviceMapper(), "devices.json", "devices"),
        Arguments.of(new GoalsMapper(), "goals.json", "goals"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void survivesAnyValueAnywhere(PageMapper mapper, String fixture, String list) throws Exception {
    JsonNode original = KitJson.MAPPER.readTree(Fixtures.text(fixture));
    int tried = 0;
    for (String pointer : pointers(original.get("body"), "/body")) {
      for (String replacement : REPLACEMENTS) {
        JsonNode mutant = replaced(original, pointer, replacement);

        assertThatCode(() -> records(mapper, mutant))
            .as("%s at %s", replacement, pointer)
            .doesNotThrowAnyException();
        if (pointer.startsWith("/body/" + list + "/")) {
          assertThat(records(mapper, mutant))
              .as("%s at %s", replacement, pointer)
              .containsAll(others(mapper, original, pointer, list));
        }
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(50);
  }

  /** The records that the element around the pointer has no part in. */
  private static Set<Entry> others(
      PageMapper mapper, JsonNode original, String pointer, String list) {
    String element = pointer.split("/")[3];
    JsonNode without = original.deepCopy();
    JsonNode alone = original.deepCopy();
    remove(without.at("/body/" + list), element::equals);
    remove(alone.at("/body/" + list), name -> !name.equals(element));
    Set<String> own = records(mapper, alone).stream().map(Entry::key).collect(toSet());
    return records(mapper, without).stream()
        .filter(entry -> !own.contains(entry.key()))
        .collect(toSet());
  }

  private static void remove(JsonNode elements, Predicate<String> name) {
    if (elements instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (name.test(Integer.toString(i))) {
          array.remove(i);
        }
      }
    } else if (elements instanceof ObjectNode object) {
      object.remove(object.propertyStream().map(Map.Entry::getKey).filter(name).toList());
    }
  }

  private static Set<Entry> records(PageMapper mapper, JsonNode answer) {
    Batch batch = Fixtures.map(mapper, new KitJson(answer)).batch().build();
    Set<Entry> entries = new HashSet<>();
    batch.samples().forEach(r -> entries.add(new Entry(r.key().id(), r)));
    batch.dailyTotals().forEach(r -> entries.add(new Entry(r.key().id(), r)));
    batch.sleepSessions().forEach(r -> entries.add(new Entry(r.key().id(), r)));
    batch.sleepSegments().forEach(r -> entries.add(new Entry(r.key().id(), r)));
    batch.workouts().forEach(r -> entries.add(new Entry(r.key().id(), r)));
    batch.devices().forEach(r -> entries.add(new Entry(r.id(), r)));
    return entries;
  }

  /** A record and its key. */
  private record Entry(String key, Object mapped) {}

  private static List<String> pointers(JsonNode node, String at) {
    List<String> pointers = new ArrayList<>();
    pointers.add(at);
    node.properties().forEach(e -> pointers.addAll(pointers(e.getValue(), at + "/" + e.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.addAll(pointers(node.get(i), at + "/" + i));
    }
    return pointers;
  }

  private static JsonNode replaced(JsonNode original, String pointer, String replacement)
      throws Exception {
    JsonNode copy = original.deepCopy();
    JsonNode value = KitJson.MAPPER.readTree(replacement);
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
    return copy;
  }
}
