package org.wellbundle.core.sync.inbox;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/** The one answer to a webhook: whoever comes first gives it. */
final class HookReply implements InboxWriter.Receipt, AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(HookReply.class);

  private final AsyncContext context;
  private final AtomicBoolean given = new AtomicBoolean();

  HookReply(AsyncContext context) {
    this.context = context;
  }

  @Override
  public void durable() {
    answer((request, response) -> response.setStatus(HttpServletResponse.SC_OK));
  }

  @Override
  public void refused() {
    problem(busy());
  }

  @Override
  public boolean lapsed() {
    return given.get();
  }

  void problem(Problem problem) {
    answer((request, response) -> Problems.write(request, response, problem));
  }

  static Problem busy() {
    return new Problem(
        503,
        "hook.busy",
        "The notification couldn't be stored in time. Send it again.",
        java.util.Map.of("retryAfter", 10));
  }

  private void answer(Answer answer) {
    if (!given.compareAndSet(false, true)) {
      return;
    }
    try {
      answer.give(
          (HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
      context.complete();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("nobody listens any more: {}", e.toString());
    }
  }

  private interface Answer {
    void give(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    refused();
  }

  @Override
  public void onError(AsyncEvent event) {
    refused();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    given.set(true);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
