package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Refusal;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;
import org.wellbundle.sdk.tck.platform.KitJson;

/** The token call. What is taken wrongly here costs members their links. */
public final class TokenRules {
  private static final Set<String> PLATFORMS =
      Set.of("grant_type", "code", "refresh_token", "redirect_uri", "code_verifier");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "token.answer",
              "A token answer is one, and its parts are where the plan says.",
              TokenRules::answer),
          rule(
              "token.refusals",
              "A refused grant ends the authorization; nothing else does.",
              TokenRules::refusals),
          rule(
              "token.parameters",
              "It adds its own fields to the token call, and none of the platform's.",
              TokenRules::parameters));

  private TokenRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static void answer(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    AuthorizationPlan plan = subject.providers().get().authorization();
    Json answer = KitJson.parse(vendor.tokenAnswer());
    for (GrantType grant : GrantType.values()) {
      faults.unless(
          plan.tokenHooks().refusal(grant, 200, answer).isEmpty(),
          "It takes a token answer to " + grant.wireName() + " for a refusal.");
    }
    var where = plan.tokenAnswer();
    found(answer, where.accessToken(), "token-a", faults);
    if (!where.refreshToken().isEmpty()) {
      found(answer, where.refreshToken(), "token-r", faults);
    }
    if (where.userId().isEmpty()) {
      person(subject, faults);
    } else {
      found(answer, where.userId(), vendor.vendorUserId(), faults);
    }
    faults.unless(
        answer.at(where.expiresIn()).wholeNumber().orElse(0) > 0,
        "There is no lifetime at " + where.expiresIn() + ".");
  }

  private static void person(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    PersonOutcome outcome =
        visit.call(platform -> visit.provider().person(platform), PersonOutcome.Failed::new);
    faults.unless(
        outcome instanceof PersonOutcome.Person person
            && person.vendorUserId().equals(Visit.vendor(subject).vendorUserId()),
        "The token answer doesn't say whose it is, and asking ends with "
            + outcome.getClass().getSimpleName()
            + " instead of that person.");
    visit.breaches().forEach(faults::add);
  }

  private static void found(Json answer, String pointer, String expected, Faults faults) {
    faults.unless(
        answer.at(pointer).text().filter(expected::equals).isPresent(),
        "There is something else at " + pointer + " of the token answer.");
  }

  private static void refusals(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    var hooks = subject.providers().get().authorization().tokenHooks();
    for (GrantType grant : GrantType.values()) {
      for (Refusal refusal : vendor.tokenRefusals()) {
        Optional<Failure> failure =
            hooks.refusal(grant, refusal.answer().status(), KitJson.parse(refusal.answer().body()));
        faults.unless(
            failure.filter(refusal.outcome()::isInstance).isPresent(),
            refusal.name()
                + " becomes "
                + name(failure)
                + ", not "
                + refusal.outcome().getSimpleName()
                + ".");
      }
      for (int status : List.of(500, 502, 503)) {
        Optional<Failure> failure = hooks.refusal(grant, status, KitJson.parse("{}"));
        faults.unless(
            failure.filter(TryAgain.class::isInstance).isPresent(),
            "A " + status + " becomes " + name(failure) + ", not TryAgain.");
      }
      Optional<Failure> limited = hooks.refusal(grant, 429, KitJson.parse("{}"));
      faults.unless(
          limited.filter(f -> f instanceof RateLimited || f instanceof TryAgain).isPresent(),
          "A 429 becomes " + name(limited) + ".");
      for (String odd : List.of("{}", "[]", "7", "{\"error\":7}")) {
        Optional<Failure> failure = hooks.refusal(grant, 200, KitJson.parse(odd));
        faults.unless(
            failure.isPresent() && !(failure.get() instanceof AuthorizationLost),
            "An answer without a token, " + odd + ", becomes " + name(failure) + ".");
      }
    }
  }

  private static String name(Optional<Failure> failure) {
    return failure.map(f -> f.getClass().getSimpleName()).orElse("a token answer");
  }

  private static void parameters(Subject subject, Faults faults) {
    for (GrantType grant : GrantType.values()) {
      Visit visit = Visit.to(subject);
      Map<String, String> fields =
          visit.call(
              platform -> visit.provider().authorization().tokenHooks().parameters(grant, platform),
              failure -> Map.of());
      fields.keySet().stream()
          .filter(PLATFORMS::contains)
          .forEach(name -> faults.add("It sets " + name + ", which the platform sets."));
      faults.unless(
          visit.calls().stream().noneMatch(Call::asMember),
          "It calls with the member's token before there is one.");
      visit.breaches().forEach(faults::add);
    }
  }
}
