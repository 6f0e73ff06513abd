package org.wellbundle.sdk.testkit.garmin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wellbundle.sdk.testkit.http.Arguments;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.http.TestServer;

/** Starts a Garmin cloud from a shell and keeps it running. */
public final class GarminCloudMain {
  private static final String HELP =
      """
      A Garmin cloud to develop against.

        --port N         port to listen on (default 8191, 0 takes any)
        --notify URL     where notifications go
        --state FILE     keep people and tokens over restarts
        --ping           notify with addresses instead of data
        --help           this text

      Agree on its page as anyone. App: client id garmin-demo, secret garmin-demo-secret.
      A sync now: POST /_control/sync\
      """;

  private static final int EVERY = 10;

  private GarminCloudMain() {}

  public static void main(String[] args) throws InterruptedException {
    Arguments arguments =
        Arguments.parse(
            args, HELP, List.of("--help", "--ping"), List.of("--port", "--notify", "--state"));
    GarminCloud cloud =
        Arguments.orSay(
            () ->
                start(
                    arguments.number("--port", 8191),
                    arguments.text("--notify", ""),
                    arguments.text("--state", "")));
    cloud.ping(arguments.has("--ping"));
    System.out.println("Garmin cloud ready: " + cloud.baseUrl());
    new CountDownLatch(1).await();
  }

  /**
   * A cloud in real time, whose people's watches sync every ten minutes.
   *
   * @param notify where notifications go, empty for nowhere
   * @param state file that keeps people and tokens, empty for none
   */
  public static GarminCloud start(int port, String notify, String state) {
    SimClock clock = SimClock.running(Instant.now(), 1);
    GarminCloud cloud =
        GarminCloud.start(
            GarminCloud.Setup.of(port, clock)
                .history(Duration.ofSeconds(2), Duration.ofDays(31), 10_000));
    if (!state.isEmpty()) {
      cloud.remember(Path.of(state));
    }
    if (!notify.isEmpty()) {
      cloud.notify(URI.create(notify));
    }
    var unused =
        Executors.newSingleThreadScheduledExecutor(TestServer.daemons("garmin-watches"))
            .scheduleAtFixedRate(cloud::sync, EVERY, EVERY, TimeUnit.MINUTES);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
    return cloud;
  }
}
