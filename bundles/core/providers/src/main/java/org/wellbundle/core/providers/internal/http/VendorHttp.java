package org.wellbundle.core.providers.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.core.providers.internal.Config;
import org.wellbundle.core.providers.internal.registry.InUse;

/**
 * The one HTTP client towards vendors: HTTP/1.1, no redirects, a time-out that covers the body too,
 * and bodies of bounded size.
 */
@Component(service = VendorHttp.class, configurationPid = Config.PID)
public final class VendorHttp {
  private static final int THREADS = 4;

  private final HttpClient client;
  private final ThreadPoolExecutor executor;
  private final Duration patience;
  private final int maxBytes;

  /** An answer as it came, unpacked. */
  record Raw(HttpResponse<byte[]> response, byte[] body) {}

  @Activate
  public VendorHttp(Config config) {
    this(
        Duration.ofSeconds(config.connectSeconds()),
        Duration.ofSeconds(config.callSeconds()),
        config.maxAnswerBytes());
  }

  public VendorHttp(Duration connect, Duration patience, int maxBytes) {
    this.patience = patience;
    this.maxBytes = maxBytes;
    this.executor = threads();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect)
            .executor(executor)
            .build();
  }

  /**
   * All threads exist before the first call: one made inside a call would keep the provider's class
   * loader alive.
   */
  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "vendor-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(VendorHttp.class.getClassLoader());
              return thread;
            });
    pool.prestartAllCoreThreads();
    return pool;
  }

  @Deactivate
  public void close() {
    executor.shutdownNow();
  }

  /** Sends and waits for the whole answer, at most as long as configured. */
  Raw send(HttpRequest request, Duration left, InUse use) {
    Duration limit = left.compareTo(patience) < 0 ? left : patience;
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request, BoundedBody.handler(maxBytes));
    use.onCancel(() -> pending.cancel(true));
    try {
      HttpResponse<byte[]> response = pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return new Raw(response, unpack(response));
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw tryAgain("http.timeout");
    } catch (CancellationException e) {
      throw tryAgain("http.cancelled");
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw tryAgain("http.cancelled");
    } catch (ExecutionException e) {
      throw use.isCancelled() ? tryAgain("http.cancelled") : failure(e);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private byte[] unpack(HttpResponse<byte[]> response) throws IOException {
    String encoding = response.headers().firstValue("content-encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("gzip")) {
      return response.body();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        throw new BoundedBody.TooLargeException();
      }
      return body;
    }
  }

  private static ProviderCallException failure(Throwable cause) {
    Throwable root = cause;
    for (Throwable t = cause; t != null; t = t.getCause()) {
      root = t;
      if (t instanceof HttpConnectTimeoutException
          || t instanceof ConnectException
          || t instanceof UnresolvedAddressException) {
        return new NotSentException(new FetchOutcome.TryAgain("http.connect-failed"));
      }
      if (t instanceof BoundedBody.TooLargeException) {
        return tryAgain("http.answer-too-large");
      }
    }
    String message = String.valueOf(root.getMessage());
    return tryAgain(message.contains("received no bytes") ? UNANSWERED : "http.connection-lost");
  }

  /** The vendor had closed a kept connection before the call came. */
  static final String UNANSWERED = "http.unanswered";

  private static ProviderCallException tryAgain(String reason) {
    return new ProviderCallException(new FetchOutcome.TryAgain(reason));
  }
}
