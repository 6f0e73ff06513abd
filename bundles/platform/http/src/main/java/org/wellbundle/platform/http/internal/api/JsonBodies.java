package org.wellbundle.platform.http.internal.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.cfg.Annotations;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Collectors;
import org.wellbundle.platform.http.Problem;

/** JSON bodies; a malformed one is the caller's fault and is told where, never with its values. */
final class JsonBodies extends JacksonJsonProvider {
  JsonBodies(ObjectMapper mapper) {
    super(mapper, new Annotations[] {Annotations.JACKSON});
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try {
      return super.readFrom(type, genericType, annotations, mediaType, headers, body);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  /**
   * Whole before the first byte goes out: what can't be written becomes a problem, not half a body.
   */
  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    super.writeTo(value, type, genericType, annotations, mediaType, headers, bytes);
    headers.putSingle("Content-Length", bytes.size());
    bytes.writeTo(body);
  }

  private static Problem malformed(JsonProcessingException e) {
    String field = e instanceof JsonMappingException mapping ? path(mapping) : "";
    if (!field.isEmpty()) {
      return new Problem(
          400,
          "request.malformed",
          "The field " + field + " is missing or has a value of the wrong kind.",
          Map.of("field", field));
    }
    JsonLocation at = e.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new Problem(400, "request.malformed", "The body is not valid JSON" + where + ".");
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
