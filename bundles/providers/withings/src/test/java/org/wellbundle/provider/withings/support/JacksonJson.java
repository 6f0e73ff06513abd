package org.wellbundle.provider.withings.support;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** The SPI's lenient JSON, for tests. */
public record JacksonJson(JsonNode node) implements Json {
  public static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public static Json parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.isMissingNode()) {
        return new JacksonJson(node);
      }
    } catch (JsonProcessingException e) {
      // falls through
    }
    throw new ProviderCallException(new TryAgain("platform.not-json"));
  }

  @Override
  public Json get(String name) {
    return new JacksonJson(node.path(name));
  }

  @Override
  public Json at(String pointer) {
    return new JacksonJson(node.at(JsonPointer.compile(pointer)));
  }

  @Override
  public boolean isPresent() {
    return !(node instanceof MissingNode) && !node.isNull();
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
      node.forEach(item -> items.add(new JacksonJson(item)));
    }
    return items;
  }

  @Override
  public Map<String, Json> fields() {
    Map<String, Json> fields = new LinkedHashMap<>();
    node.properties().forEach(e -> fields.put(e.getKey(), new JacksonJson(e.getValue())));
    return fields;
  }

  @Override
  public Optional<String> text() {
    return node.isValueNode() && !node.isNull() && !node.isMissingNode()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  @Override
  public Optional<BigDecimal> number() {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    try {
      return node.isTextual() ? Optional.of(new BigDecimal(node.textValue())) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public OptionalLong wholeNumber() {
    try {
      return number().map(n -> OptionalLong.of(n.longValueExact())).orElse(OptionalLong.empty());
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<Boolean> bool() {
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    return node.isNumber() ? Optional.of(node.decimalValue().signum() != 0) : Optional.empty();
  }
}
