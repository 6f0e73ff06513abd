package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A request with as much behind it as the edge reads. */
public final class FakeRequest {
  private final Map<String, Object> answers = new HashMap<>();
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();

  public FakeRequest(String method, String uri) {
    answers.put("getMethod", method);
    answers.put("getRequestURI", uri);
    answers.put("getScheme", "http");
    answers.put("getServerName", "acme.localhost");
    answers.put("getServerPort", 8181);
    answers.put("getRemoteAddr", "127.0.0.1");
    answers.put("getContentLengthLong", -1L);
    answers.put("getProtocol", "HTTP/1.1");
    answers.put("isSecure", false);
  }

  public FakeRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public FakeRequest answer(String getter, Object value) {
    answers.put(getter, value);
    return this;
  }

  public FakeRequest cookie(String name, String value) {
    return answer("getCookies", new Cookie[] {new Cookie(name, value)});
  }

  public FakeRequest attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  public FakeRequest body(byte[] body) {
    return answer("getInputStream", new Body(body));
  }

  public HttpServletRequest build() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  default -> answers.get(method.getName());
                });
  }

  private static final class Body extends ServletInputStream {
    private final ByteArrayInputStream in;

    Body(byte[] body) {
      in = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return in.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {}
  }
}
