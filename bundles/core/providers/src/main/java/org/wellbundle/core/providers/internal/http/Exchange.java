package org.wellbundle.core.providers.internal.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.registry.InUse;

/** One request and its answer: budget, time-out, text, counters. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final VendorHttp http;
  private final CallMetrics metrics;
  private final String providerId;
  private final InUse use;
  private final Permits permits;
  private final Deadline deadline;

  /** An answer as text and as it came. */
  record Seen(Answer answer, byte[] bytes) {}

  Exchange(
      VendorHttp http,
      CallMetrics metrics,
      String providerId,
      InUse use,
      Permits permits,
      Deadline deadline) {
    this.http = http;
    this.metrics = metrics;
    this.providerId = providerId;
    this.use = use;
    this.permits = permits;
    this.deadline = deadline;
  }

  /**
   * @param repeatable true when sending twice does no harm, should the vendor have closed the
   *     connection just before
   */
  Seen send(HttpRequest request, boolean repeatable) {
    try {
      return once(request);
    } catch (ProviderCallException e) {
      if (repeatable && e.failure().reason().equals(VendorHttp.UNANSWERED)) {
        return once(request);
      }
      throw e;
    }
  }

  private Seen once(HttpRequest request) {
    permits.take();
    long start = System.nanoTime();
    String outcome = "failed";
    try {
      VendorHttp.Raw raw = http.send(request, deadline.left(), use);
      int status = raw.response().statusCode();
      outcome = status / 100 + "xx";
      return new Seen(new Answer(status, headers(raw), text(raw.body())), raw.body());
    } catch (ProviderCallException e) {
      outcome = e.failure().reason();
      throw e;
    } finally {
      long millis = (System.nanoTime() - start) / 1_000_000;
      metrics.count(providerId, outcome, millis);
      // no path: vendors put a person's id into some
      LOG.debug(
          "call of {} at {}: {}, {} ms", providerId, request.uri().getHost(), outcome, millis);
    }
  }

  private static Map<String, String> headers(VendorHttp.Raw raw) {
    Map<String, String> first = new HashMap<>();
    raw.response()
        .headers()
        .map()
        .forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return first;
  }

  /** Strictly: half a character means that the answer was cut or garbled on the way. */
  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new ProviderCallException(new FetchOutcome.TryAgain("http.not-utf8"));
    }
  }
}
