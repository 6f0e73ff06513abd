package org.wellbundle.platform.promotion.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Promoted bundles by symbolic name, on disk: a line each, replaced as a whole. */
final class PinFile {
  private final Path file;

  PinFile(Path file) {
    this.file = file;
  }

  Map<String, Long> read() {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      Map<String, Long> pins = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        List<String> parts = List.of(line.split("=", 2));
        pins.put(parts.get(0), Long.valueOf(parts.get(1)));
      }
      return pins;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Map<String, Long> pins) {
    String lines =
        pins.entrySet().stream()
            .map(pin -> pin.getKey() + "=" + pin.getValue() + "\n")
            .sorted()
            .collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
