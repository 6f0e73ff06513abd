package org.wellbundle.operations.commands;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a command printed with {@code --no-format}, as cells. */
final class Printed {
  private Printed() {}

  static List<List<String>> rows(Consumer<PrintStream> command) {
    return lines(command).stream()
        .map(line -> Arrays.stream(line.stripTrailing().split("\t")).map(String::strip).toList())
        .toList();
  }

  static List<String> lines(Consumer<PrintStream> command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
  }
}
