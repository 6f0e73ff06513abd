package org.wellbundle.core.sync.inbox;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.wellbundle.platform.http.Problem;

/** Reads a body as it comes, without holding a thread, up to a size. */
final class HookBody implements ReadListener {
  private final ServletInputStream in;
  private final int longest;
  private final HookReply reply;
  private final Consumer<byte[]> done;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final byte[] buffer = new byte[4096];
  private boolean over;

  HookBody(ServletInputStream in, int longest, HookReply reply, Consumer<byte[]> done) {
    this.in = in;
    this.longest = longest;
    this.reply = reply;
    this.done = done;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!over && in.isReady() && !in.isFinished()) {
      int read = in.read(buffer);
      if (read < 0) {
        return;
      }
      if (bytes.size() + read > longest) {
        over = true;
        reply.problem(tooLarge(longest));
        return;
      }
      bytes.write(buffer, 0, read);
    }
  }

  @Override
  public void onAllDataRead() {
    if (!over) {
      over = true;
      done.accept(bytes.toByteArray());
    }
  }

  @Override
  public void onError(Throwable error) {
    over = true;
    reply.problem(new Problem(400, "hook.incomplete", "The notification's body broke off."));
  }

  static Problem tooLarge(int longest) {
    return new Problem(
        413,
        "hook.too-large",
        "A notification of this provider has at most " + longest + " bytes.");
  }
}
