package org.wellbundle.sdk.tck.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Data;
import org.wellbundle.api.provider.NotificationOutcome.Deauthorized;
import org.wellbundle.api.provider.NotificationOutcome.Fetch;
import org.wellbundle.api.provider.NotificationOutcome.Hint;
import org.wellbundle.api.provider.NotificationOutcome.ScopesChanged;
import org.wellbundle.api.provider.NotificationOutcome.Several;
import org.wellbundle.api.provider.NotificationOutcome.VendorAccountDeleted;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.Range;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Signal;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;

/** What comes in from outside, perhaps not from the vendor. */
public final class NotificationRules {
  private static final List<String> RUBBISH =
      List.of(
          "",
          " \r\n",
          "{}",
          "[]",
          "null",
          "7",
          "<xml/>",
          "a=b",
          "%zz=%",
          "\u0000\u0001\u0002",
          "{\"a\":",
          "[".repeat(2000),
          "&&&&=",
          "{\"events\":[null,7,{}]}");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "notification.understood",
              "Each notification the vendor sends is understood, and hints at declared data.",
              NotificationRules::understood),
          rule(
              "notification.replayed",
              "Again, or in another order, it means the same.",
              NotificationRules::replayed),
          rule(
              "notification.forged",
              "With a link's own address, nobody else's data is fetched and nobody else is cut"
                  + " off.",
              NotificationRules::forged),
          rule(
              "notification.rubbish",
              "Whatever is sent, it is no exception.",
              NotificationRules::rubbish),
          rule(
              "notification.door",
              "It refuses nothing at the door that it understands.",
              NotificationRules::door),
          rule(
              "notification.accepted",
              "What the vendor sends passes the declared door.",
              NotificationRules::accepted));

  private NotificationRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static NotificationOutcome read(Visit visit, Notification notification) {
    return visit.call(
        platform -> visit.provider().onNotification(notification, platform),
        failure -> new NotificationOutcome.Malformed("failed: " + failure.reason()));
  }

  /** What it means, or what each of its parts does. */
  private static List<NotificationOutcome> meanings(Visit visit, Notification sent) {
    NotificationOutcome outcome = read(visit, sent);
    if (!(outcome instanceof Several several)) {
      return List.of(outcome);
    }
    return several.bodies().stream()
        .map(
            body ->
                read(
                    visit,
                    new Notification(
                        sent.receivedAt(),
                        sent.contentType(),
                        sent.query(),
                        body.getBytes(UTF_8),
                        sent.linkVendorUserId(),
                        sent.headers(),
                        true)))
        .toList();
  }

  /** Whom an outcome is about; null when it has no consequence. */
  private static @Nullable String about(NotificationOutcome outcome) {
    if (outcome instanceof Fetch fetch) {
      return fetch.vendorUserId();
    }
    if (outcome instanceof Data data) {
      return data.vendorUserId();
    }
    if (outcome instanceof Deauthorized gone) {
      return gone.vendorUserId();
    }
    if (outcome instanceof ScopesChanged changed) {
      return changed.vendorUserId();
    }
    return outcome instanceof VendorAccountDeleted deleted ? deleted.vendorUserId() : null;
  }

  private static void understood(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    Visit visit = Visit.to(subject);
    NotificationStyle style = visit.provider().descriptor().notifications();
    faults.unless(
        style.kind() == NotificationStyle.Kind.POLL || !vendor.signals().isEmpty(),
        "The vendor notifies, and no notification was recorded.");
    for (Signal signal : vendor.signals()) {
      List<NotificationOutcome> outcomes = meanings(visit, signal.notification());
      faults.unless(
          outcomes.stream().anyMatch(o -> Objects.equals(about(o), signal.vendorUserId())),
          signal.name()
              + " becomes "
              + outcomes.stream().map(o -> o.getClass().getSimpleName()).distinct().toList()
              + " about somebody else.");
      for (NotificationOutcome outcome : outcomes) {
        faults.unless(!(outcome instanceof Several), signal.name() + " has parts that have parts.");
        understood(signal, outcome, visit.dataTypes(), faults);
      }
    }
  }

  private static void understood(
      Signal signal, NotificationOutcome outcome, List<DataType> types, Faults faults) {
    if (outcome instanceof Fetch fetch) {
      faults.unless(!fetch.hints().isEmpty(), signal.name() + " hints at nothing.");
      fetch.hints().forEach(hint -> hint(signal, hint, types, faults));
    }
    if (outcome instanceof Data data) {
      Optional<DataType> type =
          types.stream().filter(each -> each.id().equals(data.dataType())).findFirst();
      faults.unless(
          type.isPresent(),
          signal.name() + " carries " + data.dataType() + ", which isn't declared.");
      type.ifPresent(
          declared ->
              faults.unless(
                  declared.metrics().containsAll(Emitted.metrics(data.batch()).keySet()),
                  signal.name() + " carries metrics that " + declared.id() + " doesn't declare."));
    }
  }

  private static void hint(Signal signal, Hint hint, List<DataType> types, Faults faults) {
    Set<String> ids = types.stream().map(DataType::id).collect(Collectors.toSet());
    faults.unless(
        ids.contains(hint.dataType()),
        signal.name() + " hints at " + hint.dataType() + ", which isn't declared.");
    faults.unless(
        !(hint.range() instanceof Range.ChangedSince)
            || types.stream().anyMatch(t -> t.id().equals(hint.dataType()) && t.incremental()),
        signal.name() + " hints at changes of " + hint.dataType() + ", which can't be asked for.");
    faults.unless(
        !(hint.range() instanceof Range.Window window)
            || window.from().isBefore(signal.notification().receivedAt()),
        signal.name() + " hints at the future.");
  }

  private static void replayed(Subject subject, Faults faults) {
    List<Signal> signals = new ArrayList<>(Visit.vendor(subject).signals());
    Visit visit = Visit.to(subject);
    List<NotificationOutcome> first =
        signals.stream().map(s -> read(visit, s.notification())).toList();
    List<NotificationOutcome> again =
        signals.stream().map(s -> read(visit, s.notification())).toList();
    Collections.reverse(signals);
    List<NotificationOutcome> reversed =
        new ArrayList<>(signals.stream().map(s -> read(visit, s.notification())).toList());
    Collections.reverse(reversed);
    faults.unless(first.equals(again), "A notification means something else when it comes again.");
    faults.unless(first.equals(reversed), "Notifications mean something else in another order.");
  }

  private static void forged(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    var style = visit.provider().descriptor().notifications();
    if (style.token() != NotificationStyle.TokenScope.LINK) {
      return;
    }
    String owner = "9" + Visit.vendor(subject).vendorUserId();
    for (Signal signal : Visit.vendor(subject).signals()) {
      Notification sent = signal.notification();
      Notification forged =
          new Notification(sent.receivedAt(), sent.contentType(), sent.query(), sent.body(), owner);
      String about = about(read(visit, forged));
      faults.unless(
          about == null || about.equals(owner),
          signal.name() + ", sent to another person's address, is believed.");
    }
  }

  /** Rubbish, and what is left of each notification when it is cut off. */
  private static List<byte[]> oddBodies(VendorCloud vendor) {
    List<byte[]> bodies =
        new ArrayList<>(RUBBISH.stream().map(text -> text.getBytes(UTF_8)).toList());
    for (Signal signal : vendor.signals()) {
      byte[] body = signal.notification().body();
      int step = Math.max(1, body.length / 50);
      for (int length = 0; length < body.length; length += step) {
        bodies.add(Arrays.copyOf(body, length));
      }
    }
    return bodies;
  }

  private static void rubbish(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    Visit visit = Visit.to(subject);
    for (byte[] body : oddBodies(vendor)) {
      for (String user : Arrays.asList(vendor.vendorUserId(), null)) {
        for (String type : Arrays.asList("application/json", null)) {
          Notification odd = new Notification(vendor.now(), type, Map.of("", ""), body, user);
          try {
            read(visit, odd);
            visit.provider().mayBeNotification(odd);
          } catch (RuntimeException | StackOverflowError e) {
            faults.add(
                "It throws "
                    + e.getClass().getSimpleName()
                    + " for a body of "
                    + body.length
                    + " bytes.");
          }
        }
      }
    }
  }

  /** At the door nobody knows yet whose link it is. */
  private static void door(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    Visit visit = Visit.to(subject);
    List<Notification> all = new ArrayList<>();
    vendor.signals().forEach(signal -> all.add(signal.notification()));
    String type = vendor.signals().isEmpty() ? null : all.get(0).contentType();
    for (byte[] body : oddBodies(vendor)) {
      all.add(new Notification(vendor.now(), type, Map.of(), body, vendor.vendorUserId()));
    }
    for (Notification sent : all) {
      Notification unknown =
          new Notification(sent.receivedAt(), sent.contentType(), sent.query(), sent.body(), null);
      faults.unless(
          visit.provider().mayBeNotification(unknown)
              || read(visit, sent) instanceof NotificationOutcome.Malformed,
          "It refuses at the door what it would have understood, a body of "
              + sent.body().length
              + " bytes.");
    }
  }

  private static void accepted(Subject subject, Faults faults) {
    NotificationStyle style = subject.providers().get().descriptor().notifications();
    for (Signal signal : Visit.vendor(subject).signals()) {
      Notification sent = signal.notification();
      faults.unless(
          sent.body().length <= style.maxBodyBytes(), signal.name() + " is larger than declared.");
      faults.unless(
          sent.body().length == 0 || style.contentTypes().contains(sent.contentType()),
          signal.name() + " comes as " + sent.contentType() + ", which isn't declared.");
    }
  }
}
