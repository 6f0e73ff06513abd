package org.wellbundle.platform.http.internal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/**
 * One event between nodes.
 *
 * @param node the node that told it, which has delivered it already
 * @param tenant 0 together with account 0 for everybody
 * @param account -1 for all of the tenant
 */
record EventMessage(String node, int tenant, long account, String name, Map<String, String> ids) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long ALL_OF_TENANT = -1;

  EventMessage {
    ids = new TreeMap<>(ids);
    if (!name.matches("[a-z][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException("bad event name " + name);
    }
  }

  static EventMessage to(
      String node, TenantId tenant, AccountId account, String name, Map<String, String> ids) {
    return new EventMessage(node, tenant.value(), account.value(), name, ids);
  }

  static EventMessage toEverybody(String node, String name) {
    return new EventMessage(node, 0, 0, name, Map.of());
  }

  static EventMessage toTenant(String node, TenantId tenant, String name) {
    return new EventMessage(node, tenant.value(), ALL_OF_TENANT, name, Map.of());
  }

  boolean isForTenant() {
    return account == ALL_OF_TENANT;
  }

  boolean isForEverybody() {
    return account == 0;
  }

  String encode() {
    return json(this);
  }

  static @Nullable EventMessage decode(String text) {
    try {
      return JSON.readValue(text, EventMessage.class);
    } catch (JsonProcessingException | IllegalArgumentException foreign) {
      return null;
    }
  }

  /** As a browser reads it. */
  byte[] frame() {
    return ("event: " + name + "\ndata: " + json(ids) + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
