package org.wellbundle.core.linking.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A request and its answer, as far as the servlets of the way back look at them. */
final class FakeExchange {
  private final Map<String, String> parameters = new HashMap<>();
  private final String path;
  final Map<String, String> headers = new HashMap<>();
  int status = 200;

  FakeExchange(String path) {
    this.path = path;
  }

  FakeExchange with(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  String location() {
    return headers.get("Location");
  }

  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getPathInfo" -> path;
                  case "getMethod" -> "GET";
                  case "getParameter" -> parameters.get(args[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, args) -> {
              switch (method.getName()) {
                case "setStatus" -> status = (Integer) args[0];
                case "setHeader" -> headers.put((String) args[0], (String) args[1]);
                default -> throw new UnsupportedOperationException(method.getName());
              }
              return null;
            });
  }
}
