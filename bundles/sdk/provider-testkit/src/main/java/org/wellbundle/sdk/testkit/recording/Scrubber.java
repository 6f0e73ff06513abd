package org.wellbundle.sdk.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the person out of answers, and keeps their shape. The same id becomes the same pseudonym in
 * all files of a recording; times move by the same weeks and values change by the same factor, so
 * that sums and orders hold. Not safe for use by several threads.
 */
final class Scrubber {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long FIRST_NUMBER = 1_000_001;
  private static final int LEAST_VALUE = 1000;
  private static final int LEAST_ID = 5;

  private final Times times;
  private final double factor;
  private final Set<String> kept;
  private final Map<String, String> pseudonyms = new LinkedHashMap<>();
  private final Set<String> secrets = new TreeSet<>();

  /**
   * @param factor what values are multiplied with
   * @param kept fields that stay as they are (codes that look like values or ids)
   */
  Scrubber(Times times, double factor, Set<String> kept) {
    this.times = times;
    this.factor = factor;
    this.kept = kept;
  }

  /** Remembers what may be in no file. */
  void secret(String value) {
    if (value.length() >= LEAST_ID) {
      secrets.add(value);
    }
  }

  /** Tokens and ids that were seen; none may be in a file. */
  Set<String> seen() {
    Set<String> seen = new TreeSet<>(secrets);
    pseudonyms.keySet().stream().filter(id -> id.length() >= LEAST_ID).forEach(seen::add);
    return seen;
  }

  /** The same document about nobody. */
  JsonNode scrubbed(JsonNode document) {
    return scrubbed("", document);
  }

  /** A text without ids that were seen, its dates moved. */
  String scrubbed(String text) {
    return times.moved(withoutIds(text));
  }

  /** Ids that were seen, wherever they stand in a text. */
  String withoutIds(String text) {
    String changed = text;
    for (Map.Entry<String, String> known :
        pseudonyms.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
            .toList()) {
      if (known.getKey().length() >= LEAST_ID) {
        changed = changed.replace(known.getKey(), known.getValue());
      }
    }
    return changed;
  }

  /** A path; what looks like an id in it becomes a pseudonym. */
  String path(String path) {
    for (String segment : path.split("/")) {
      if (segment.matches("[0-9]{5,}|(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9_-]{12,}")) {
        id(NODES.textNode(segment));
      }
    }
    return scrubbed(path);
  }

  private JsonNode scrubbed(String field, JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      node.properties()
          .forEach(
              member -> object.set(member.getKey(), scrubbed(member.getKey(), member.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(element -> array.add(scrubbed(field, element)));
      return array;
    }
    if (node.isNull() || node.isBoolean() || kept.contains(field)) {
      return node;
    }
    return switch (Kind.of(field)) {
      case TOKEN -> node.isNumber() ? value(node) : token(field, node.asText());
      case ID -> id(node);
      case MAIL -> NODES.textNode("someone@example.com");
      case PERSON -> node.isNumber() ? NODES.numberNode(0) : NODES.textNode("Someone");
      case BIRTH -> node.isNumber() ? NODES.numberNode(40) : NODES.textNode("1980-01-01");
      case PLACE -> node.isNumber() ? NODES.numberNode(0) : NODES.textNode("");
      case VALUE -> value(node);
    };
  }

  private JsonNode token(String field, String value) {
    secret(value);
    String name = field.toLowerCase(java.util.Locale.ROOT);
    return NODES.textNode(
        name.contains("refresh") ? "token-r" : name.contains("access") ? "token-a" : "scrubbed");
  }

  private JsonNode id(JsonNode node) {
    String original = node.asText();
    if (original.isEmpty()) {
      return node;
    }
    boolean number = node.isNumber();
    String pseudonym =
        pseudonyms.computeIfAbsent(
            original, unknown -> (number ? "" : "id-") + (FIRST_NUMBER + pseudonyms.size()));
    return number && pseudonym.matches("[0-9]+")
        ? NODES.numberNode(Long.parseLong(pseudonym))
        : NODES.textNode(pseudonym);
  }

  private JsonNode value(JsonNode node) {
    if (node.isTextual()) {
      return NODES.textNode(times.moved(node.asText()));
    }
    BigDecimal number = node.decimalValue();
    if (node.isIntegralNumber() && node.canConvertToLong() && times.isTime(node.longValue())) {
      return NODES.numberNode(times.moved(node.longValue()));
    }
    boolean small = number.abs().compareTo(BigDecimal.valueOf(LEAST_VALUE)) < 0;
    if (node.isIntegralNumber() && small) {
      return node; // counts of few, codes, flags: nobody is recognised by them
    }
    return NODES.numberNode(
        number
            .multiply(BigDecimal.valueOf(factor))
            .setScale(Math.max(0, number.scale()), RoundingMode.HALF_UP));
  }
}
