package org.wellbundle.itests.access;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.testing.Portal;

/** Makes the matrix's calls, with the first member's numbers in the places for numbers. */
final class Calls {
  /** What takes away what others need comes last, in this order. */
  private static final List<String> LAST =
      List.of("POST /archive", "DELETE /sessions", "DELETE /tokens", "DELETE /session");

  /** Called when the one before it has ended the session. */
  private static final String ENDS_AGAIN = "DELETE /session";

  private final Map<String, String> ids;
  private final Map<String, String> bodies;

  Calls(Person whose) {
    this.ids = whose.ids();
    // Bodies of calls that get as far as looking for what they name; all others send {}.
    this.bodies =
        Map.of(
            "PUT /profiles/{id}",
            "{\"name\":\"" + whose.mark() + " renamed\"}",
            "POST /support/lookups",
            "{\"email\":\"" + whose.email() + "\"}");
  }

  static List<Operation> inOrder(List<Operation> operations) {
    return operations.stream()
        .sorted(Comparator.comparingInt(one -> LAST.indexOf(one.name())))
        .toList();
  }

  Portal.Answer make(Operation operation, Caller caller) {
    if (operation.name().equals(ENDS_AGAIN) && caller.mayAct()) {
      caller.signInAgain().run();
    }
    Map<String, String> headers = new LinkedHashMap<>(caller.headers().apply(operation));
    headers.put("Accept", operation.stream() ? "text/event-stream" : "*/*");
    String body = null;
    if (operation.takes() != null) {
      headers.put("Content-Type", operation.takes());
      body = bodies.getOrDefault(operation.name(), "{}");
    }
    String address = operation.address(ids);
    Portal portal = caller.browser().get();
    return operation.stream()
        ? portal.opened(address, headers)
        : portal.send(operation.method(), address, body, headers);
  }
}
