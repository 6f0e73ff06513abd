package org.wellbundle.platform.http.internal.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AllowedWhileLocked;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Anonymous;

/**
 * Who may call a resource method: what it says itself, else what its class says.
 *
 * @param declared false when neither says anything, so nobody may
 * @param permission null when no sign-in is needed
 */
record Access(
    boolean declared, @Nullable Permission permission, Permission.Host host, boolean whileLocked) {

  static Access of(Method method) {
    boolean whileLocked = method.isAnnotationPresent(AllowedWhileLocked.class);
    for (var element : new AnnotatedElement[] {method, method.getDeclaringClass()}) {
      RequiresPermission required = element.getAnnotation(RequiresPermission.class);
      if (required != null) {
        return new Access(true, required.value(), required.value().host(), whileLocked);
      }
      Anonymous anonymous = element.getAnnotation(Anonymous.class);
      if (anonymous != null) {
        return new Access(true, null, anonymous.value(), whileLocked);
      }
    }
    return new Access(false, null, Permission.Host.BOTH, false);
  }
}
