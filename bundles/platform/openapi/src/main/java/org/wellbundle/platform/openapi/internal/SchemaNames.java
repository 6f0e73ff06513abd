package org.wellbundle.platform.openapi.internal;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names of schemas: the class's own, with the enclosing class before it where two share one. */
final class SchemaNames extends TypeNameResolver {
  private final Map<String, String> owners = new HashMap<>();

  @Override
  protected String nameForClass(JavaType type, Set<Options> options) {
    return nameForClass(type.getRawClass(), options);
  }

  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    String name = super.nameForClass(type, options);
    if (owners.putIfAbsent(name, type.getName()) == null
        || type.getName().equals(owners.get(name))) {
      return name;
    }
    Class<?> outer = type.getEnclosingClass();
    String longer =
        (outer == null ? lastSegment(type.getPackageName()) : outer.getSimpleName()) + name;
    owners.putIfAbsent(longer, type.getName());
    return longer;
  }

  private static String lastSegment(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return Character.toUpperCase(last.charAt(0)) + last.substring(1);
  }
}
