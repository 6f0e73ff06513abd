package org.wellbundle.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.wellbundle.api.account.Permission;

/** Marks a resource method that needs no sign-in. All others name a permission. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Anonymous {
  /** On which hosts it answers. */
  Permission.Host value() default Permission.Host.TENANT;
}
