package org.wellbundle.api.provider;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A JSON value, read leniently: asking a missing, null or differently typed value gives an empty
 * answer, never an exception. Numbers keep their decimal digits.
 */
@ProviderType
public interface Json {
  /** A member of an object; a missing value when there is none or this is no object. */
  Json get(String name);

  /** The value at a JSON pointer (RFC 6901). */
  Json at(String pointer);

  /** True when there is a value other than null. */
  boolean isPresent();

  boolean isObject();

  boolean isArray();

  boolean isText();

  /** Elements of an array, empty otherwise. */
  List<Json> items();

  /** Members of an object in their order, empty otherwise. */
  Map<String, Json> fields();

  /** Text of a string, digits of a number, {@code true}/{@code false}; empty otherwise. */
  Optional<String> text();

  /** A number, or a string holding one. */
  Optional<BigDecimal> number();

  /** A whole number that fits, or a string holding one. */
  OptionalLong wholeNumber();

  /** This value as JSON text, without blanks; {@code null} when it is missing. */
  String write();

  /** A boolean; numbers count as true when not 0 (some vendors write 1 for true). */
  Optional<Boolean> bool();
}
