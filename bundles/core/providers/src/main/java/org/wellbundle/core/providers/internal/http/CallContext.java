package org.wellbundle.core.providers.internal.http;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.Request;
import org.wellbundle.api.provider.Request.Auth.App;
import org.wellbundle.api.provider.Request.Auth.None;
import org.wellbundle.core.providers.Called.RawPayload;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.registry.InUse;

/** What a provider is handed for one call; useless afterwards. */
public final class CallContext implements ProviderContext, ProviderClient, AutoCloseable {
  /** The provider wanted a member's token in a call in the name of the app. */
  public static final String NO_TOKEN = "token.not-for-app";

  private final Exchange exchange;
  private final HostFence fence;
  private final Clock clock;
  private final @Nullable String accessToken;
  private final List<RawPayload> payloads = new ArrayList<>();
  private boolean closed;

  /**
   * @param accessToken the member's, null for calls in the name of the app
   */
  public CallContext(
      VendorHttp http,
      CallMetrics metrics,
      ProviderDescriptor descriptor,
      InUse use,
      Permits permits,
      Deadline deadline,
      Clock clock,
      @Nullable String accessToken) {
    this.exchange = new Exchange(http, metrics, descriptor.id(), use, permits, deadline);
    this.fence = new HostFence(descriptor.hosts());
    this.clock = clock;
    this.accessToken = accessToken;
  }

  @Override
  public ProviderClient client() {
    return this;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Json parse(String text) {
    return JacksonJson.parse(text);
  }

  @Override
  public Answer postForm(URI address, Map<String, String> form) {
    return keep(address, "POST", exchange.send(Requests.form(check(address), form, token()), true));
  }

  @Override
  public Answer postFormAsApp(URI address, Map<String, String> form) {
    return keep(address, "POST", exchange.send(Requests.form(check(address), form, null), true));
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    return keep(
        address, "GET", exchange.send(Requests.get(check(address), headers, token()), true));
  }

  @Override
  public Answer send(Request request) {
    check(request.address());
    Request.Auth auth = request.auth();
    String token = auth instanceof App || auth instanceof None ? null : token();
    return keep(
        request.address(),
        request.method().name(),
        exchange.send(Requests.of(request, token), Requests.repeatable(request)));
  }

  /**
   * The token call: never sent twice, and its answer is not kept.
   *
   * @param authorization value of the header, null for none
   */
  public Answer grant(URI address, Map<String, String> form, @Nullable String authorization) {
    return exchange.send(Requests.grant(check(address), form, authorization), false).answer();
  }

  /** Every answer seen so far. */
  public List<RawPayload> payloads() {
    return payloads;
  }

  private Answer keep(URI address, String method, Exchange.Seen seen) {
    payloads.add(
        new RawPayload(method + " " + address.getPath(), seen.answer().status(), seen.bytes()));
    return seen.answer();
  }

  private URI check(URI address) {
    if (closed) {
      throw new IllegalStateException("a context is valid during its call only");
    }
    fence.check(address);
    return address;
  }

  private String token() {
    if (accessToken == null) {
      throw new ProviderCallException(new FetchOutcome.Broken(NO_TOKEN));
    }
    return accessToken;
  }

  @Override
  public void close() {
    closed = true;
  }
}
