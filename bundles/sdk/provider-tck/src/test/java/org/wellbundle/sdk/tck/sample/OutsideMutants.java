package org.wellbundle.sdk.tck.sample;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.RevocationRequest;

/** Wrong towards what comes from outside, and in what they leave behind. */
final class OutsideMutants extends Mutants {
  @Override
  void fill() {
    notifications();
    links();
    hygiene();
  }

  private void notifications() {
    add(
        "notification.understood",
        "hints at data it doesn't declare",
        () ->
            new SampleProvider() {
              @Override
              NotificationOutcome.Hint hint(Notification notification) {
                return new NotificationOutcome.Hint("tides", super.hint(notification).range());
              }
            });
    add(
        "notification.replayed",
        "drops what it has seen",
        () ->
            new SampleProvider() {
              private final Set<String> seen = java.util.concurrent.ConcurrentHashMap.newKeySet();

              @Override
              public NotificationOutcome onNotification(
                  Notification notification, ProviderContext context) {
                return seen.add(
                        new String(notification.body(), java.nio.charset.StandardCharsets.UTF_8))
                    ? super.onNotification(notification, context)
                    : new NotificationOutcome.Ignored("seen");
              }
            });
    add(
        "notification.forged",
        "believes the body, not the address",
        () ->
            new SampleProvider() {
              @Override
              public NotificationOutcome onNotification(Notification n, ProviderContext context) {
                return super.onNotification(
                    new Notification(n.receivedAt(), n.contentType(), n.query(), n.body(), null),
                    context);
              }
            });
    add(
        "notification.rubbish",
        "throws at an empty body",
        () ->
            new SampleProvider() {
              @Override
              public NotificationOutcome onNotification(Notification n, ProviderContext context) {
                if (n.body().length == 0) {
                  throw new IllegalArgumentException("empty");
                }
                return super.onNotification(n, context);
              }
            });
    add(
        "notification.door",
        "refuses goodbyes at the door",
        () ->
            new SampleProvider() {
              @Override
              public boolean mayBeNotification(Notification n) {
                return !new String(n.body(), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("bye");
              }
            });
    descriptor(
        "notification.accepted",
        "a door smaller than the vendor's notices",
        p ->
            p.with(
                d ->
                    d.style =
                        new NotificationStyle(
                            NotificationStyle.Kind.PING,
                            NotificationStyle.TokenScope.LINK,
                            8,
                            Set.of("application/json"))));
  }

  private void links() {
    add(
        "link.subscribed",
        "fails when it is there already",
        () ->
            new SampleProvider() {
              private int asked;

              @Override
              CallOutcome form(String path, URI callback, ProviderContext context) {
                asked++;
                return asked > 1 && path.equals("/subscribe")
                    ? new CallOutcome.Failed(new Broken("sample.exists"))
                    : super.form(path, callback, context);
              }
            });
    add(
        "link.revoked",
        "revokes at a host it didn't declare",
        () ->
            new SampleProvider() {
              @Override
              public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
                context
                    .client()
                    .postForm(URI.create("https://auth.sample.example/revoke"), Map.of());
                return new CallOutcome.Done();
              }
            });
    add(
        "link.failures",
        "claims to have revoked while the vendor is down",
        () ->
            new SampleProvider() {
              @Override
              public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
                super.revoke(request, context);
                return new CallOutcome.Done();
              }
            });
  }

  private void hygiene() {
    add(
        "hygiene.threads",
        "a timer of its own",
        () ->
            new SampleProvider() {
              private final Timer timer = new Timer("sample", true);

              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                timer.purge();
                return super.ask(address, request, context);
              }
            });
    add(
        "hygiene.log",
        "logs what it mapped",
        () ->
            new SampleProvider() {
              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                LoggerFactory.getLogger("sample")
                    .debug("got {}", item.get("steps").text().orElse("-"));
                super.map(item, request, batch);
              }
            });
    add(
        "hygiene.log",
        "logs tokens",
        () ->
            new SampleProvider() {
              @Override
              Optional<Failure> tokenRefusal(int status, Json answer) {
                LoggerFactory.getLogger("sample")
                    .trace("answer {}", answer.get("access_token").text().orElse("-"));
                return super.tokenRefusal(status, answer);
              }
            });
    add(
        "hygiene.time",
        "sleeps before a call",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                if (request.dataType().equals("nights")) {
                  LockSupport.parkNanos(Duration.ofMillis(1200).toNanos());
                }
                return super.ask(address, request, context);
              }
            });
  }
}
