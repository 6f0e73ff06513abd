package org.wellbundle.core.sync.inbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The answer to a challenge: an object with one member. */
final class HandshakeAnswer {
  private static final JsonMapper JSON = new JsonMapper();

  private HandshakeAnswer() {}

  static void write(HttpServletResponse response, Map.Entry<String, String> answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(Map.of(answer.getKey(), answer.getValue()));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
