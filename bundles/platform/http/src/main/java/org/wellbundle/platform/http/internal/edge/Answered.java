package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.RequestObserver;

/** Tells the observer of a request when its answer is complete. */
final class Answered implements AsyncListener {
  private static final String STREAM = "/api/v1/events";

  private final @Nullable RequestObserver observer;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final RequestContext context;
  private final long begun = System.nanoTime();

  Answered(
      @Nullable RequestObserver observer,
      HttpServletRequest request,
      HttpServletResponse response,
      RequestContext context) {
    this.observer = observer;
    this.request = request;
    this.response = response;
    this.context = context;
  }

  /** The first dispatch is over. */
  void returned() {
    if (observer == null) {
      return;
    }
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(this);
    } else {
      tell();
    }
  }

  private void tell() {
    RequestObserver told = observer;
    String path = request.getRequestURI();
    // A stream's time is the browser's, not ours.
    if (told != null && !path.equals(STREAM)) {
      String template = context.route();
      told.answered(
          method(request.getMethod()),
          template == null ? part(path) : template,
          response.getStatus(),
          System.nanoTime() - begun);
    }
  }

  /** Callers may make methods up; labels must not follow. */
  private static String method(String method) {
    return EdgeFilter.METHODS.contains(method) ? method : "other";
  }

  private static String part(String path) {
    if (path.startsWith("/ui/")) {
      return "ui";
    }
    if (path.startsWith("/hooks/")) {
      return "hooks";
    }
    if (path.startsWith("/oauth/")) {
      return "oauth";
    }
    if (path.startsWith("/api/")) {
      return "api";
    }
    return path.startsWith("/health/") || path.equals("/metrics") ? "operations" : "page";
  }

  @Override
  public void onComplete(AsyncEvent event) {
    tell();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}
}
