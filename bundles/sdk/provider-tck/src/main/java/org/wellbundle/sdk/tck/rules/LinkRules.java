package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.CallOutcome.Done;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;

/** Subscribing and revoking. */
public final class LinkRules {
  private static final URI CALLBACK = URI.create("https://wellbundle.example/hooks/vendor/t0k3n");
  private static final Answer DOWN = new Answer(503, Map.of(), "");
  private static final int MOST_CALLS = 3;

  public static final List<Rule> ALL =
      List.of(
          rule(
              "link.subscribed",
              "Subscribing is done, and done again without harm.",
              LinkRules::subscribed),
          rule(
              "link.revoked", "Revoking is done, and done again without harm.", LinkRules::revoked),
          rule(
              "link.failures",
              "While the vendor is down it doesn't claim to have done anything.",
              LinkRules::failures));

  private LinkRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static CallOutcome subscribe(Visit visit, Subject subject) {
    var request = new SubscriptionRequest(Visit.vendor(subject).vendorUserId(), CALLBACK);
    return visit.call(platform -> visit.provider().subscribe(request, platform), Failed::new);
  }

  private static CallOutcome revoke(Visit visit, Subject subject) {
    var request = new RevocationRequest(Visit.vendor(subject).vendorUserId(), CALLBACK);
    return visit.call(platform -> visit.provider().revoke(request, platform), Failed::new);
  }

  private static void subscribed(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (int i = 0; i < 2; i++) {
      CallOutcome outcome = subscribe(visit, subject);
      faults.unless(outcome instanceof Done, "Subscribing ends with " + outcome + ".");
    }
    visit.breaches().forEach(faults::add);
  }

  private static void revoked(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (int i = 0; i < 2; i++) {
      CallOutcome outcome = revoke(visit, subject);
      faults.unless(outcome instanceof Done, "Revoking ends with " + outcome + ".");
    }
    visit.breaches().forEach(faults::add);
  }

  private static void failures(Subject subject, Faults faults) {
    Function<Call, Answer> cancelled =
        call -> {
          throw new ProviderCallException(new TryAgain("http.cancelled"));
        };
    for (Function<Call, Answer> trouble :
        List.<Function<Call, Answer>>of(call -> DOWN, cancelled)) {
      Visit revoking = Visit.to(subject).answering(trouble);
      failed("Revoking", revoke(revoking, subject), revoking, faults);
      Visit subscribing = Visit.to(subject).answering(trouble);
      CallOutcome outcome = subscribe(subscribing, subject);
      var style = subscribing.provider().descriptor().notifications();
      boolean subscribes =
          style.kind() != NotificationStyle.Kind.POLL && !subscribing.calls().isEmpty();
      if (subscribes) {
        failed("Subscribing", outcome, subscribing, faults);
      }
    }
  }

  private static void failed(String what, CallOutcome outcome, Visit visit, Faults faults) {
    if (visit.calls().isEmpty()) {
      return; // this vendor has no such call
    }
    faults.unless(
        outcome instanceof Failed failed && failed.failure() instanceof TryAgain,
        what + " ends with " + outcome + " although the vendor is down.");
    faults.unless(
        visit.calls().size() <= MOST_CALLS,
        what + " calls " + visit.calls().size() + " times while the vendor is down.");
  }
}
