package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;
import org.wellbundle.sdk.tck.platform.KitJson;

/** Lists of records as vendors really send them: with repeats, and in any order. */
public final class ListRules {
  public static final List<Rule> ALL =
      List.of(
          new Rule(
              "lists.duplicates",
              CONTRACT,
              "A record that is listed twice is one record.",
              (subject, faults) -> same(subject, ListRules::twice, "is listed twice", faults)),
          new Rule(
              "lists.order",
              CONTRACT,
              "Records are the same in whatever order they are listed.",
              (subject, faults) ->
                  same(subject, ListRules::reversed, "comes in another order", faults)));

  private ListRules() {}

  private static void same(
      Subject subject, UnaryOperator<List<JsonNode>> change, String what, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    Visit usual = Visit.to(subject);
    Visit changed = usual.answering(call -> changed(vendor.answer(call), change));
    for (DataType type : usual.dataTypes()) {
      faults.unless(
          records(usual, type).equals(records(changed, type)),
          type.id() + " brings other records when its list " + what + ".");
    }
  }

  private static Set<Object> records(Visit visit, DataType type) {
    Set<Object> records = new HashSet<>();
    visit.pages(type).forEach(page -> collect(page.batch(), records));
    return records;
  }

  private static void collect(Batch batch, Set<Object> records) {
    records.addAll(batch.samples());
    records.addAll(batch.dailyTotals());
    records.addAll(batch.sleepSessions());
    records.addAll(batch.sleepSegments());
    records.addAll(batch.workouts());
    records.addAll(batch.tombstones());
  }

  private static Answer changed(Answer answer, UnaryOperator<List<JsonNode>> change) {
    try {
      JsonNode tree = KitJson.MAPPER.readTree(answer.body());
      change(tree, change);
      return new Answer(answer.status(), answer.headers(), KitJson.MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      return answer; // not JSON: nothing is known about its lists
    }
  }

  /** The outermost lists of objects: those of records. */
  private static void change(JsonNode node, UnaryOperator<List<JsonNode>> change) {
    if (node instanceof ArrayNode list && list.size() > 0 && list.get(0).isObject()) {
      List<JsonNode> elements = new ArrayList<>();
      list.forEach(elements::add);
      list.removeAll();
      list.addAll(change.apply(elements));
    } else {
      node.forEach(child -> change(child, change));
    }
  }

  private static List<JsonNode> twice(List<JsonNode> elements) {
    List<JsonNode> twice = new ArrayList<>(elements);
    elements.forEach(element -> twice.add(element.deepCopy()));
    return twice;
  }

  private static List<JsonNode> reversed(List<JsonNode> elements) {
    List<JsonNode> reversed = new ArrayList<>(elements);
    Collections.reverse(reversed);
    return reversed;
  }
}
