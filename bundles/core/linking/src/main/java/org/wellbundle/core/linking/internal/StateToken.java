package org.wellbundle.core.linking.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.wellbundle.api.tenant.TenantId;

/**
 * The OAuth state: which tenant to ask, and a secret. The callback comes in at the platform's host,
 * where nothing else tells whose it is.
 */
record StateToken(TenantId tenant, String text) {

  static StateToken random(TenantId tenant) {
    return new StateToken(tenant, tenant.value() + "." + Secrets.random());
  }

  static Optional<StateToken> parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot > 9 || text.length() > 64) {
      return Optional.empty();
    }
    try {
      return Optional.of(new StateToken(new TenantId(Integer.parseInt(text, 0, dot, 10)), text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  byte[] hash() {
    return Secrets.hash(text);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
