package org.wellbundle.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method answers, for the OpenAPI document, where its signature doesn't say it. A
 * method that returns a record and throws no problem of its own needs none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {
  /** Status of success; 0 means 200, or 204 for a method without a result. */
  int status() default 0;

  /** Type of the body of success; {@code Void} means what the signature says. */
  Class<?> body() default Void.class;

  /** True when {@link #body} is a list of that type. */
  boolean list() default false;

  /** True when 204 without a body is an answer too. */
  boolean maybeNothing() default false;

  /** Media type of the body of success. */
  String type() default "application/json";

  /** Refusals of this method as status and code: {@code "409 link.already-linked"}. */
  String[] problems() default {};

  /** An example of the body of success as JSON. */
  String example() default "";
}
