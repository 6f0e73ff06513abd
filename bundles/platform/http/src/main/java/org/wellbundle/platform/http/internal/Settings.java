package org.wellbundle.platform.http.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.platform.http.internal.host.TrustedProxies;

/**
 * Configuration as the parts need it.
 *
 * @param publicUrl the platform host's address, without trailing slash
 * @param platformHosts host names, lower case, that mean the platform
 * @param bodyLimit most bytes of a request body
 * @param largeBodyPaths prefixes of paths that take files
 * @param largeBodyLimit most bytes of a body there
 * @param bodyTime longest a body may take to arrive
 * @param requestTime longest a call may keep its thread
 * @param drain longest wait for calls in flight of a leaving bundle
 */
public record Settings(
    URI publicUrl,
    Set<String> platformHosts,
    TrustedProxies trustedProxies,
    TrustedProxies operatorsFrom,
    String operatorToken,
    long bodyLimit,
    List<String> largeBodyPaths,
    long largeBodyLimit,
    Duration bodyTime,
    Duration requestTime,
    Rates rates,
    Duration drain,
    int streamsPerAccount,
    int streamsInAll,
    Set<String> libraries,
    boolean strictTransport) {

  /** From the keys of the PID, refusing values that can't work. */
  public static Settings of(HttpConfig config) {
    String given =
        config.publicUrl().isBlank() ? "http://localhost:" + config.port() : config.publicUrl();
    URI url = publicUrl(given.strip());
    Set<String> hosts =
        list(config.platformHosts()).stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    hosts.add(url.getHost().toLowerCase(Locale.ROOT));
    return new Settings(
        url,
        Set.copyOf(hosts),
        TrustedProxies.of(list(config.trustedProxies())),
        TrustedProxies.of(list(config.operatorsFrom())),
        config.operatorToken().strip(),
        config.apiBodyLimitBytes(),
        list(config.largeBodyPaths()),
        config.largeBodyLimitBytes(),
        Duration.ofSeconds(config.bodySeconds()),
        Duration.ofSeconds(config.requestSeconds()),
        new Rates(
            config.accountCallsPerMinute(),
            config.addressCallsPerMinute(),
            config.tenantCallsPerMinute()),
        Duration.ofSeconds(config.drainSeconds()),
        config.eventStreamsPerAccount(),
        config.eventStreamsInAll(),
        Set.copyOf(list(config.webLibraries())),
        "https".equals(url.getScheme()));
  }

  /** Calls a minute on this node; 0 for any number. */
  public record Rates(int account, int address, int tenant) {
    public Rates {
      if (account < 0 || address < 0 || tenant < 0) {
        throw new IllegalArgumentException("calls per minute can't be negative");
      }
    }
  }

  private static URI publicUrl(String text) {
    URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || !url.getPath().isEmpty() || url.getQuery() != null) {
      throw new IllegalArgumentException(
          "publicUrl must be http(s)://host[:port] without a path, but is " + text);
    }
    return url;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
