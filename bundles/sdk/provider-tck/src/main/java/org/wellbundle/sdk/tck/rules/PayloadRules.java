package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;
import org.wellbundle.sdk.tck.platform.KitJson;

/** Answers that are JSON, but not what the vendor's documents say. */
public final class PayloadRules {
  private static final int MOST_TRIES = 600;
  private static final List<String> VALUES =
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
  private static final List<String> SHAPES =
      List.of(
          "{}",
          "[]",
          "null",
          "7",
          "\"text\"",
          "true",
          "[null]",
          "{\"\":null}",
          "[".repeat(400) + "]".repeat(400));

  public static final List<Rule> ALL =
      List.of(
          rule("payload.shapes", "JSON of another shape is no exception.", PayloadRules::shapes),
          rule(
              "payload.values",
              "Any value anywhere is no exception, and makes no undeclared record.",
              PayloadRules::values));

  private PayloadRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static void shapes(Subject subject, Faults faults) {
    for (String shape : SHAPES) {
      Visit visit = Visit.to(subject).answering(call -> new Answer(200, Map.of(), shape));
      for (DataType type : visit.dataTypes()) {
        try {
          visit.fetch(type);
        } catch (RuntimeException | StackOverflowError e) {
          String start = shape.substring(0, Math.min(10, shape.length()));
          faults.add(type.id() + " throws " + e.getClass().getSimpleName() + " for " + start + ".");
        }
      }
    }
  }

  private static void values(Subject subject, Faults faults) throws JsonProcessingException {
    VendorCloud vendor = Visit.vendor(subject);
    for (DataType type : Visit.to(subject).dataTypes()) {
      Visit first = Visit.to(subject);
      first.fetch(type);
      if (first.calls().isEmpty()) {
        continue;
      }
      Call data = first.calls().get(first.calls().size() - 1);
      Answer original = vendor.answer(data);
      JsonNode tree = KitJson.MAPPER.readTree(original.body());
      List<String> pointers = pointers(tree, "");
      int each = Math.max(1, Math.min(VALUES.size(), MOST_TRIES / Math.max(1, pointers.size())));
      for (int i = 0; i < pointers.size() * each; i++) {
        String pointer = pointers.get(i / each);
        String value = VALUES.get((i * 7 + i / VALUES.size()) % VALUES.size());
        Answer changed = new Answer(200, original.headers(), replaced(tree, pointer, value));
        attempt(
            first.answering(
                call -> call.address().equals(data.address()) ? changed : vendor.answer(call)),
            type,
            value + " at " + pointer,
            faults);
      }
    }
  }

  private static void attempt(Visit visit, DataType type, String what, Faults faults) {
    try {
      if (visit.fetch(type) instanceof Page page) {
        Set<Metric> declared = type.metrics();
        Emitted.metrics(page.batch()).keySet().stream()
            .filter(metric -> !declared.contains(metric))
            .forEach(
                metric ->
                    faults.add(
                        type.id() + " emits " + metric.key() + " undeclared, with " + what + "."));
      }
    } catch (RuntimeException | StackOverflowError e) {
      faults.add(type.id() + " throws " + e.getClass().getSimpleName() + " with " + what + ".");
    }
  }

  /** Everything but the root. */
  private static List<String> pointers(JsonNode node, String at) {
    List<String> pointers = new ArrayList<>();
    node.properties()
        .forEach(
            member -> {
              String pointer = at + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
              pointers.add(pointer);
              pointers.addAll(pointers(member.getValue(), pointer));
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.add(at + "/" + i);
      pointers.addAll(pointers(node.get(i), at + "/" + i));
    }
    return pointers;
  }

  private static String replaced(JsonNode original, String pointer, String value)
      throws JsonProcessingException {
    JsonNode copy = original.deepCopy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
    String mark = "kit-replaces-this";
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), array.textNode(mark));
    } else {
      ((ObjectNode) parent).put(name, mark);
    }
    // written into the text, so that numbers no parser would make up stay as they are
    return KitJson.MAPPER.writeValueAsString(copy).replace("\"" + mark + "\"", value);
  }
}
