package org.wellbundle.provider.withings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderContext;

/** Proves the app to Withings: asks for a nonce, which serves once, and signs with it. */
final class SignedCalls {
  private final URI signatureAddress;
  private final String clientId;
  private final String clientSecret;

  SignedCalls(WithingsSettings settings) {
    this.signatureAddress = settings.api("/v2/signature");
    this.clientId = settings.clientId();
    this.clientSecret = settings.clientSecret();
  }

  /**
   * Parameters that sign an action with a fresh nonce.
   *
   * @throws ProviderCallException when Withings gives no nonce
   */
  Map<String, String> sign(String action, ProviderContext context) {
    String nonce = nonce(context);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("action", action);
    form.put("client_id", clientId);
    form.put("nonce", nonce);
    form.put("signature", Signatures.ofCall(clientSecret, action, clientId, nonce));
    return form;
  }

  private String nonce(ProviderContext context) {
    long timestamp = context.clock().instant().getEpochSecond();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("action", "getnonce");
    form.put("client_id", clientId);
    form.put("timestamp", Long.toString(timestamp));
    form.put("signature", Signatures.ofNonceCall(clientSecret, "getnonce", clientId, timestamp));
    Reply reply = WithingsApi.asApp(context, signatureAddress, form);
    if (reply instanceof Reply.Refusal refusal) {
      throw new ProviderCallException(refusal.failure());
    }
    return ((Reply.Body) reply)
        .json()
        .get("nonce")
        .text()
        .orElseThrow(() -> new ProviderCallException(new TryAgain("withings.no-nonce")));
  }
}
