package org.wellbundle.platform.http.internal.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request on its way through a slot. It holds the slot until the answer is complete, however
 * often it is dispatched again, and every dispatch reaches the same version.
 */
final class CallInFlight extends HttpServletRequestWrapper implements AsyncListener {
  static final String ATTRIBUTE = "org.wellbundle.platform.http.call";

  private final Slot<RestServer> slot;
  private final AtomicBoolean held = new AtomicBoolean(true);
  private boolean async;

  CallInFlight(HttpServletRequest request, Slot<RestServer> slot) {
    super(request);
    this.slot = slot;
  }

  Slot<RestServer> slot() {
    return slot;
  }

  /** The servlet is done with the first dispatch. */
  void returned() {
    if (!async) {
      release();
    }
  }

  @Override
  public AsyncContext startAsync() {
    return watched(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return watched(super.startAsync(request, response));
  }

  private AsyncContext watched(AsyncContext context) {
    async = true;
    setAttribute(ATTRIBUTE, this);
    context.addListener(this);
    return context;
  }

  private void release() {
    if (held.compareAndSet(true, false)) {
      slot.leave();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    release();
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
