package org.wellbundle.sdk.tck.platform;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;

/** The SPI's lenient JSON, as the platform reads it. */
public record KitJson(JsonNode node) implements Json {
  /** Keeps decimals as they are, and refuses what comes after the value. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final int LONGEST_NUMBER = 64;

  /** Throws {@link ProviderCallException} when the text isn't JSON. */
  public static Json parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.isMissingNode()) {
        return new KitJson(node);
      }
    } catch (JsonProcessingException | NumberFormatException e) {
      // falls through
    }
    throw new ProviderCallException(new TryAgain("json.malformed"));
  }

  @Override
  public Json get(String name) {
    JsonNode member = node.get(name);
    return new KitJson(member == null ? MissingNode.getInstance() : member);
  }

  @Override
  public Json at(String pointer) {
    return new KitJson(node.at(JsonPointer.compile(pointer)));
  }

  @Override
  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  @Override
  public boolean isObject() {
    return node.isObject();
  }

  @Override
  public boolean isArray() {
    return node.isArray();
  }

  @Override
  public boolean isText() {
    return node.isTextual();
  }

  @Override
  public List<Json> items() {
    List<Json> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> items.add(new KitJson(item)));
    }
    return items;
  }

  @Override
  public Map<String, Json> fields() {
    Map<String, Json> fields = new LinkedHashMap<>();
    node.properties().forEach(e -> fields.put(e.getKey(), new KitJson(e.getValue())));
    return fields;
  }

  @Override
  public Optional<String> text() {
    if (node.isTextual() || node.isBoolean()) {
      return Optional.of(node.asText());
    }
    return node.isNumber() ? Optional.of(digits(node.decimalValue())) : Optional.empty();
  }

  private static String digits(BigDecimal number) {
    return Math.abs((long) number.scale()) > LONGEST_NUMBER
        ? number.toString()
        : number.toPlainString();
  }

  @Override
  public Optional<BigDecimal> number() {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    if (!node.isTextual() || node.textValue().length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(node.textValue().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public OptionalLong wholeNumber() {
    Optional<BigDecimal> number = number();
    try {
      return number.isPresent()
          ? OptionalLong.of(number.get().longValueExact())
          : OptionalLong.empty();
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String write() {
    return node.isMissingNode() ? "null" : node.toString();
  }

  @Override
  public Optional<Boolean> bool() {
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    return node.isNumber() ? Optional.of(node.decimalValue().signum() != 0) : Optional.empty();
  }
}
