package org.wellbundle.platform.openapi.internal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Cookies;

/** Who may call what, as the document says it. */
final class Security {
  private static final String SESSION = "session";
  private static final String CSRF = "csrf";
  private static final String BEARER = "bearer";

  private Security() {}

  static void declare(OpenAPI document) {
    document
        .getComponents()
        .addSecuritySchemes(
            SESSION,
            scheme(SecurityScheme.Type.APIKEY, "Session of a browser; POST /session begins it.")
                .in(SecurityScheme.In.COOKIE)
                .name(Cookies.SESSION))
        .addSecuritySchemes(
            CSRF,
            scheme(
                    SecurityScheme.Type.APIKEY,
                    "With a session cookie, every call that may change something carries the session's"
                        + " csrfToken.")
                .in(SecurityScheme.In.HEADER)
                .name("X-CSRF-Token"))
        .addSecuritySchemes(
            BEARER,
            scheme(SecurityScheme.Type.HTTP, "Short-lived token of an app; POST /tokens gets one.")
                .scheme("bearer"));
  }

  private static SecurityScheme scheme(SecurityScheme.Type type, String description) {
    return new SecurityScheme().type(type).description(description);
  }

  static void require(Operation operation, Method method, boolean safe) {
    Permission.Host host = host(method);
    operation.addExtension("x-hosts", host.name().toLowerCase(java.util.Locale.ROOT));
    if (isAnonymous(method)) {
      operation.setSecurity(List.of());
      return;
    }
    Permission permission = permission(method);
    if (permission != null) {
      operation.addExtension("x-required-permission", permission.wireName());
    }
    SecurityRequirement cookie = new SecurityRequirement().addList(SESSION);
    operation.setSecurity(
        List.of(safe ? cookie : cookie.addList(CSRF), new SecurityRequirement().addList(BEARER)));
  }

  static boolean isAnonymous(Method method) {
    return anonymous(method) != null && method.getAnnotation(RequiresPermission.class) == null;
  }

  private static @Nullable Anonymous anonymous(Method method) {
    Anonymous own = method.getAnnotation(Anonymous.class);
    return own == null ? method.getDeclaringClass().getAnnotation(Anonymous.class) : own;
  }

  private static @Nullable Permission permission(Method method) {
    RequiresPermission own = method.getAnnotation(RequiresPermission.class);
    RequiresPermission needed =
        own == null ? method.getDeclaringClass().getAnnotation(RequiresPermission.class) : own;
    return needed == null ? null : needed.value();
  }

  private static Permission.Host host(Method method) {
    Anonymous anonymous = anonymous(method);
    Permission permission = permission(method);
    if (isAnonymous(method) && anonymous != null) {
      return anonymous.value();
    }
    return permission == null ? Permission.Host.TENANT : permission.host();
  }

  /** Codes of the refusals every call of this kind may meet, as status and code. */
  static Set<String> refusals(Method method, boolean safe) {
    Set<String> codes = new java.util.TreeSet<>();
    if (!isAnonymous(method)) {
      codes.add("401 session.required");
      codes.add("403 permission.missing");
      codes.add("403 scope.insufficient");
      codes.add("403 second-factor.needed");
      codes.add("423 session.locked");
    }
    if (!safe) {
      codes.add("403 csrf.missing");
      codes.add("403 csrf.invalid");
    }
    return codes;
  }
}
