package org.wellbundle.sdk.testkit.garmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.wellbundle.sdk.testkit.http.Json;

/** People and tokens in a file, so that links outlive a restart. */
final class GarminMemory {
  private final Path file;
  private final GarminTokens tokens;

  GarminMemory(Path file, GarminTokens tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  void restore(Function<String, GarminPerson> people) {
    if (!Files.isReadable(file)) {
      return;
    }
    try {
      JsonNode kept = Json.parse(Files.readString(file));
      kept.path("people")
          .properties()
          .forEach(
              e -> {
                Set<String> granted = new TreeSet<>();
                e.getValue().forEach(permission -> granted.add(permission.asText()));
                people.apply(e.getKey()).permit(granted);
              });
      tokens.restore(kept, people);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file, e);
    }
  }

  void keep(Collection<GarminPerson> people) {
    ObjectNode kept = tokens.kept();
    ObjectNode registered = kept.putObject("people");
    people.stream()
        .filter(GarminPerson::isRegistered)
        .forEach(person -> person.permissions().forEach(registered.withArray(person.name())::add));
    try {
      Files.writeString(file, Json.pretty(kept));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write " + file, e);
    }
  }
}
