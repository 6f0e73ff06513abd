package org.wellbundle.architecture.person;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services that answer as little as possible. */
final class Stubs {
  private Stubs() {}

  /** What a stub does; null stands for the least there is of the type. */
  interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  static <T> T of(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object said = answer.to(method, arguments == null ? new Object[0] : arguments);
              return said == null ? least(method.getReturnType()) : said;
            }));
  }

  private static Object least(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Set.class) {
      return Set.of();
    }
    return type == Map.class ? Map.of() : null;
  }
}
