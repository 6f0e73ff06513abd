package org.wellbundle.sdk.testkit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Params;

/** A folder of fixture files, one for each call, in order. */
final class Recording {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();
  private static final Set<String> HEADERS = Set.of("content-type", "retry-after");

  private final Path folder;
  private final Scrubber scrubber;
  private int written;

  Recording(Path folder, Scrubber scrubber) {
    this.folder = folder;
    this.scrubber = scrubber;
  }

  /**
   * Writes one call and its answer.
   *
   * @return what became of it, as a sentence without any of the values
   */
  synchronized String add(Call call, int status, Map<String, String> headers, String body)
      throws IOException {
    call.header("authorization")
        .ifPresent(value -> scrubber.secret(value.replaceFirst("^\\S+ ", "")));
    String what = call.method() + " " + call.path().replaceAll("[^/]*[0-9][^/]*[0-9][^/]*", "*");
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ObjectNode request = file.putObject("request");
    ObjectNode answer = file.putObject("answer").put("status", status);
    headers.forEach(
        (name, value) -> {
          if (HEADERS.contains(name) || name.contains("ratelimit")) {
            answer.withObject("/headers").put(name, value);
          }
        });
    JsonNode parsed = parsed(body);
    if (parsed == null) {
      return what + ": not written, the answer isn't JSON.";
    }
    // first the fields that hold ids, then the places that may repeat them
    JsonNode scrubbed = scrubber.scrubbed(parsed);
    JsonNode query = scrubber.scrubbed(fields(call.query()));
    JsonNode form = scrubber.scrubbed(fields(call.params().without(call.query().asMap().keySet())));
    request.put("method", call.method()).put("path", scrubber.path(call.path()));
    request.set("query", query);
    request.set("form", form);
    answer.set("body", scrubbed);
    // ids also stand inside other texts; dates were moved already
    String text = scrubber.withoutIds(JSON.writeValueAsString(file));
    List<String> leaks = Leaks.in(text, scrubber.seen());
    if (!leaks.isEmpty()) {
      return what + ": NOT WRITTEN, it would hold " + String.join(" and ", leaks) + ".";
    }
    written++;
    String name = call.path().replaceAll("[^A-Za-z]+", "-").replaceAll("^-|-$", "");
    Path target = folder.resolve("%03d-%s.json".formatted(written, name.isEmpty() ? "root" : name));
    Files.createDirectories(folder);
    Files.writeString(target, text + "\n");
    return what + ": " + target.getFileName();
  }

  private static JsonNode fields(Params params) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(params.asMap()).forEach(fields::put);
    return fields;
  }

  private static @Nullable JsonNode parsed(String body) {
    try {
      JsonNode node = JSON.readTree(body.isBlank() ? "null" : body);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
