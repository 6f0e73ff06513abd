package org.wellbundle.platform.http.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Configurations as Declarative Services hand them in: given values, else the annotation's
 * defaults.
 */
public final class Configs {
  private Configs() {}

  public static HttpConfig http(Map<String, Object> values) {
    return (HttpConfig)
        Proxy.newProxyInstance(
            HttpConfig.class.getClassLoader(),
            new Class<?>[] {HttpConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  public static HttpSettings settings(Map<String, Object> values) {
    return new HttpSettings(http(values));
  }
}
