package org.wellbundle.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that creates data and may be repeated with the same {@code Idempotency-Key}: the
 * first answer is kept for a day and given again. The answer is stored, so it must hold no secret.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
