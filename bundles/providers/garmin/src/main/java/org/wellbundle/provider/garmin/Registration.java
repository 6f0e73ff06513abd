package org.wellbundle.provider.garmin;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Request;

/** A person's registration at the app: who it is, what may be read, and its end. */
final class Registration {
  private final GarminSettings settings;

  Registration(GarminSettings settings) {
    this.settings = settings;
  }

  PersonOutcome person(ProviderContext context) {
    Answer answer = context.client().get(settings.api("/user/id"), Map.of());
    if (answer.status() != 200) {
      return new PersonOutcome.Failed(Failures.of(answer, "", context.clock().instant()));
    }
    Optional<String> id = context.parse(answer.body()).get("userId").text();
    return id.filter(user -> !user.isBlank()).isEmpty()
        ? new PersonOutcome.Failed(new Broken("garmin.no-user-id"))
        : new PersonOutcome.Person(id.get(), permissions(context));
  }

  /** Null when Garmin doesn't say now: then everything counts as permitted until it says. */
  private @Nullable Set<String> permissions(ProviderContext context) {
    try {
      Answer answer = context.client().get(settings.api("/user/permissions"), Map.of());
      return answer.status() == 200 ? granted(context.parse(answer.body())) : null;
    } catch (ProviderCallException e) {
      return null;
    }
  }

  /** A list, a list in an object, or names with true or false. */
  static @Nullable Set<String> granted(Json answer) {
    Json list = answer.isObject() ? answer.get("permissions") : answer;
    Set<String> granted = new HashSet<>();
    if (list.isArray()) {
      list.items().forEach(name -> name.text().ifPresent(granted::add));
    } else if (list.isObject()) {
      list.fields()
          .forEach(
              (name, value) -> value.bool().filter(on -> on).ifPresent(on -> granted.add(name)));
    } else {
      return null;
    }
    return granted;
  }

  CallOutcome end(ProviderContext context) {
    Answer answer =
        context
            .client()
            .send(Request.of(Request.Method.DELETE, settings.api("/user/registration")));
    if (answer.status() / 100 == 2) {
      return new CallOutcome.Done();
    }
    return new CallOutcome.Failed(
        answer.status() == Failures.FORBIDDEN
            ? new AuthorizationLost("garmin.user-unknown")
            : Failures.of(answer, "", context.clock().instant()));
  }
}
