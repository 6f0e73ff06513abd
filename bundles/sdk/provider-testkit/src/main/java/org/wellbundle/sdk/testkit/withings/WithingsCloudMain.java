package org.wellbundle.sdk.testkit.withings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.wellbundle.sdk.testkit.garmin.GarminCloud;
import org.wellbundle.sdk.testkit.garmin.GarminCloudMain;
import org.wellbundle.sdk.testkit.http.Arguments;
import org.wellbundle.sdk.testkit.mail.MailSink;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.auth.Apps;

/** Starts a Withings cloud from a shell and keeps it running. */
public final class WithingsCloudMain {
  private static final String HELP =
      """
      A Withings cloud to develop against.

        --port N           port to listen on (default 8190, 0 takes any)
        --host NAME        address to bind (default 127.0.0.1)
        --seed N           same seed, same data (default 1)
        --page-size N      rows per page of every list (default: as recorded, 200 and 300)
        --clock-factor X   simulated seconds per real second (default 1, 0 freezes)
        --members N        also make member0001@load.example and so on
        --callback PREFIX  one more callback of the demo app
        --state FILE       keep tokens, consents and subscriptions over restarts
        --no-limits        switch off both kinds of 601
        --strict-callbacks notifications only to https, public names, ports 80 and 443
        --mail-smtp N      also catch mail on this port
        --mail-page N      and show it on this one
        --garmin-port N    also a Garmin cloud on this port
        --garmin-notify U  which sends its notifications there
        --garmin-state F   and keeps people and tokens over restarts
        --help             this text

      Sign in as anyone on the login page; everybody's password is "withings".
      App: client id wellbundle-demo, secret wellbundle-demo-secret. Control: GET /_control\
      """;

  private WithingsCloudMain() {}

  public static void main(String[] args) throws InterruptedException {
    Arguments arguments =
        Arguments.parse(
            args,
            HELP,
            List.of("--help", "--no-limits", "--strict-callbacks"),
            List.of(
                "--port",
                "--host",
                "--seed",
                "--page-size",
                "--clock-factor",
                "--members",
                "--callback",
                "--state",
                "--mail-smtp",
                "--mail-page",
                "--garmin-port",
                "--garmin-notify",
                "--garmin-state"));
    WithingsCloud.Builder builder =
        WithingsCloud.builder()
            .port(arguments.number("--port", 8190))
            .host(arguments.text("--host", "127.0.0.1"))
            .seed(arguments.number("--seed", 1))
            .pageSize(arguments.number("--page-size", 0))
            .clockFactor(arguments.decimal("--clock-factor", 1))
            .members(arguments.number("--members", 0));
    String callback = arguments.text("--callback", "");
    if (!callback.isEmpty()) {
      App demo = Apps.DEMO;
      List<String> callbacks = new ArrayList<>(demo.callbacks());
      callbacks.add(callback);
      builder.app(new App(demo.clientId(), demo.secret(), demo.name(), callbacks));
    }
    if (arguments.has("--state")) {
      builder.memory(Path.of(arguments.text("--state", "")));
    }
    if (arguments.has("--no-limits")) {
      builder.callsPerMinute(0).sameArguments(Duration.ZERO);
    }
    if (arguments.has("--strict-callbacks")) {
      builder.strictCallbacks();
    }
    WithingsCloud cloud = Arguments.orSay(builder::start);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
    System.out.println("Withings cloud ready: " + cloud.baseUrl());
    if (arguments.has("--mail-smtp")) {
      MailSink sink =
          Arguments.orSay(
              () ->
                  MailSink.start(
                      arguments.number("--mail-smtp", 0), arguments.number("--mail-page", 0)));
      System.out.println("Mails: " + sink.address());
    }
    if (arguments.has("--garmin-port")) {
      GarminCloud garmin =
          Arguments.orSay(
              () ->
                  GarminCloudMain.start(
                      arguments.number("--garmin-port", 0),
                      arguments.text("--garmin-notify", ""),
                      arguments.text("--garmin-state", "")));
      System.out.println("Garmin cloud ready: " + garmin.baseUrl());
    }
    new CountDownLatch(1).await();
  }
}
