package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.SMOKE;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;

/** The plan by which a member authorises access. */
public final class AuthorizationRules {
  private static final Set<String> PLATFORMS =
      Set.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "scope",
          "state",
          "code_challenge",
          "code_challenge_method");

  /** Parameters by which vendors ask for consent again although it was given. */
  private static final Map<String, String> FORCING =
      Map.of("prompt", "consent", "approval_prompt", "force", "show_dialog", "true");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "authorization.addresses",
              "Its addresses are safe and its token host is declared.",
              AuthorizationRules::addresses),
          rule(
              "authorization.scopes",
              "It asks for the scopes its data types need, once each.",
              AuthorizationRules::scopes),
          rule(
              "authorization.parameters",
              "It leaves the platform's parameters alone and forces no consent page.",
              AuthorizationRules::parameters),
          rule(
              "authorization.pointers",
              "It says where the token answer's parts are.",
              AuthorizationRules::pointers));

  private AuthorizationRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, SMOKE, promise, check);
  }

  private static AuthorizationPlan plan(Subject subject) {
    return subject.providers().get().authorization();
  }

  private static void addresses(Subject subject, Faults faults) {
    AuthorizationPlan plan = plan(subject);
    Set<String> hosts = new HashSet<>();
    subject
        .providers()
        .get()
        .descriptor()
        .hosts()
        .forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    for (URI address : List.of(plan.authorizeUrl(), plan.tokenUrl())) {
      faults.unless(safe(address), address + " is neither https nor on this machine.");
      faults.unless(address.getFragment() == null, address + " has a fragment.");
    }
    String host = String.valueOf(plan.tokenUrl().getHost()).toLowerCase(Locale.ROOT);
    int port = plan.tokenUrl().getPort();
    faults.unless(
        hosts.contains(host + ":" + (port < 0 ? 443 : port)) || (port < 0 && hosts.contains(host)),
        "The token address is at " + host + ", which isn't declared.");
  }

  private static boolean safe(URI address) {
    String host = address.getHost();
    return host != null
        && ("https".equals(address.getScheme())
            || host.equals("localhost")
            || host.endsWith(".localhost")
            || host.startsWith("127."));
  }

  private static void scopes(Subject subject, Faults faults) {
    AuthorizationPlan plan = plan(subject);
    faults.unless(!plan.scopeSeparator().isEmpty(), "The scope separator is empty.");
    faults.unless(
        new HashSet<>(plan.scopes()).size() == plan.scopes().size(), "A scope is there twice.");
    for (String scope : plan.scopes()) {
      faults.unless(
          !scope.isBlank() && !scope.contains(plan.scopeSeparator()),
          "The scope '" + scope + "' is empty or holds the separator.");
    }
    if (plan.scopes().isEmpty() && plan.tokenAnswer().scope().isEmpty()) {
      return; // the vendor's own page asks, and another call says what was granted
    }
    ProviderDescriptor descriptor = subject.providers().get().descriptor();
    descriptor.dataTypes().stream()
        .filter(type -> type.scope() != null && !plan.scopes().contains(type.scope()))
        .forEach(
            type ->
                faults.add(
                    type.id() + " needs the scope " + type.scope() + ", which isn't asked for."));
  }

  private static void parameters(Subject subject, Faults faults) {
    plan(subject)
        .authorizeParameters()
        .forEach(
            (name, value) -> {
              faults.unless(
                  !PLATFORMS.contains(name), "It sets " + name + ", which the platform sets.");
              faults.unless(
                  !value.equals(FORCING.get(name)),
                  name + "=" + value + " would show the consent page every time.");
            });
  }

  /**
   * Where there is none, the person comes from a call, and the access token is good until it ends.
   */
  private static void pointers(Subject subject, Faults faults) {
    var where = plan(subject).tokenAnswer();
    for (String pointer :
        List.of(
            where.accessToken(),
            where.refreshToken(),
            where.expiresIn(),
            where.scope(),
            where.userId())) {
      faults.unless(
          pointer.isEmpty()
              || (pointer.startsWith("/")
                  && pointer.length() > 1
                  && !pointer.matches(".*~[^01].*|.*~")),
          "'" + pointer + "' isn't a JSON pointer to a part.");
    }
    faults.unless(!where.accessToken().isEmpty(), "It doesn't say where the access token is.");
    faults.unless(!where.expiresIn().isEmpty(), "It doesn't say where the lifetime is.");
  }
}
