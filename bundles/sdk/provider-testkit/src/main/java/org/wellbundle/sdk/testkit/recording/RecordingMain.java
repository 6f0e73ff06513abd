package org.wellbundle.sdk.testkit.recording;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.sdk.testkit.http.Arguments;

/** Records from the command line, until it is stopped. */
public final class RecordingMain {
  private static final String HELP =
      """
      Hands calls on to a manufacturer, and writes them and their answers without the person they are about.

        --target URL     where calls go, for example https://api.tempo.example
        --out DIR        where files go (default recorded)
        --port N         where to listen on this machine (default 8291)
        --keep A,B       fields that stay as they are: codes that look like ids or values""";

  private RecordingMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Arguments given =
        Arguments.parse(
            arguments, HELP, List.of(), List.of("--target", "--out", "--port", "--keep"));
    URI target = URI.create(given.text("--target", ""));
    if (target.getHost() == null) {
      System.err.println("--target is missing.\n\n" + HELP);
      System.exit(2);
    }
    Path folder = Path.of(given.text("--out", "recorded"));
    Set<String> kept =
        Arrays.stream(given.text("--keep", "").split(","))
            .filter(field -> !field.isEmpty())
            .collect(Collectors.toSet());
    int port = given.number("--port", 8291);
    try (RecordingProxy proxy =
        Arguments.orSay(
            () -> RecordingProxy.start(target, port, folder, kept, System.out::println))) {
      System.out.println(
          "What is asked of http://localhost:"
              + proxy.port()
              + " goes to "
              + target
              + ", and into "
              + folder
              + ".");
      Thread.currentThread().join();
    }
  }
}
