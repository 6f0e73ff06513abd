package org.wellbundle.sdk.tck.platform;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Request;
import org.wellbundle.sdk.tck.Call;

/**
 * What a provider is handed for one call: a client that asks a made-up cloud instead of the
 * network, and keeps a record. As with the platform, only declared hosts are reached, by https or
 * on this machine, and after the call it is useless.
 */
public final class KitPlatform implements ProviderContext, ProviderClient, AutoCloseable {
  private final Function<Call, Answer> cloud;
  private final Set<String> hosts;
  private final Clock clock;
  private final List<Call> calls = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private boolean closed;

  public KitPlatform(Function<Call, Answer> cloud, Set<String> declaredHosts, Instant now) {
    this.cloud = cloud;
    this.hosts =
        declaredHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  /** Every call made, in order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** What the platform wouldn't have let pass, as sentences. */
  public List<String> breaches() {
    return List.copyOf(breaches);
  }

  @Override
  public ProviderClient client() {
    noteLateUse("the client");
    return this;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Json parse(String text) {
    return KitJson.parse(text);
  }

  @Override
  public Answer postForm(URI address, Map<String, String> form) {
    return send(new Call("POST", address, form, Map.of(), true));
  }

  @Override
  public Answer postFormAsApp(URI address, Map<String, String> form) {
    return send(new Call("POST", address, form, Map.of(), false));
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    return send(new Call("GET", address, Map.of(), headers, true));
  }

  @Override
  public Answer send(Request request) {
    Request.Body body = request.body();
    boolean asMember =
        !(request.auth() instanceof Request.Auth.App
            || request.auth() instanceof Request.Auth.None);
    return send(
        new Call(
            request.method().name(),
            request.address(),
            Map.of(),
            request.headers(),
            asMember,
            body == null ? "" : body.text()));
  }

  private Answer send(Call call) {
    noteLateUse("a call");
    calls.add(call);
    if (!allowed(call.address())) {
      breaches.add("It called " + call + ", which isn't among the hosts declared, " + hosts + ".");
      throw new ProviderCallException(new Broken("http.host-not-declared"));
    }
    return cloud.apply(call);
  }

  private boolean allowed(URI address) {
    String scheme = address.getScheme();
    String host = address.getHost();
    if (scheme == null || host == null || address.getUserInfo() != null) {
      return false;
    }
    boolean https = scheme.equalsIgnoreCase("https");
    String lower = host.toLowerCase(Locale.ROOT);
    if (!https && !(scheme.equalsIgnoreCase("http") && isThisMachine(lower))) {
      return false;
    }
    int standard = https ? 443 : 80;
    int port = address.getPort() == -1 ? standard : address.getPort();
    return hosts.contains(lower + ":" + port) || (port == standard && hosts.contains(lower));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
  }

  private void noteLateUse(String what) {
    if (closed) {
      breaches.add("It kept a context and used " + what + " after the call it was handed for.");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
