package org.wellbundle.sdk.testkit.withings.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.wellbundle.sdk.testkit.http.Arguments;

/** Replays a folder of recorded answers from a shell. */
public final class RecordingReplayMain {
  private static final String HELP =
      """
      Replays recorded Withings answers.

        --folder DIR     folder with recorded .json answers (needed)
        --port N         port to listen on (default 8191, 0 takes any)
        --host NAME      address to bind (default 127.0.0.1)
        --page-size N    rows per page (default 200)
        --user N         user id in the token answer (default 363)
        --ignore-dates   answer everything, whatever dates are asked for
        --help           this text""";

  private RecordingReplayMain() {}

  public static void main(String[] args) throws InterruptedException {
    Arguments arguments =
        Arguments.parse(
            args,
            HELP,
            List.of("--help", "--ignore-dates"),
            List.of("--folder", "--port", "--host", "--page-size", "--user"));
    if (!arguments.has("--folder")) {
      System.err.println("Which --folder?\n\n" + HELP);
      System.exit(2);
    }
    RecordingReplay.Builder builder =
        RecordingReplay.of(Path.of(arguments.text("--folder", ".")))
            .port(arguments.number("--port", 8191))
            .host(arguments.text("--host", "127.0.0.1"))
            .pageSize(arguments.number("--page-size", 200))
            .userid(arguments.number("--user", 363));
    if (arguments.has("--ignore-dates")) {
      builder.ignoringDates();
    }
    RecordingReplay replay = Arguments.orSay(builder::start);
    Runtime.getRuntime().addShutdownHook(new Thread(replay::close));
    System.out.println("Recording ready: " + replay.baseUrl());
    new CountDownLatch(1).await();
  }
}
