package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.http.internal.Settings;
import org.wellbundle.platform.http.internal.problem.RefusedBodyException;

/** Bounds request bodies, announced or streamed. */
final class BodyLimit {
  /** Larger ones of refused calls cost the caller the connection. */
  private static final int REST = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(BodyLimit.class);

  private BodyLimit() {}

  /**
   * A body may be so large and take so long. Webhooks are read without a thread that waits, and
   * have limits of their own.
   */
  static HttpServletRequest apply(HttpServletRequest request, String path, Settings settings) {
    long length = request.getContentLengthLong();
    if (length < 0 && request.getHeader("Transfer-Encoding") == null && !isHttp2(request)) {
      return request;
    }
    long limit = limit(path, settings);
    if (length <= limit && (length == 0 || path.startsWith("/hooks/") && length > 0)) {
      return request;
    }
    CountedRequest counted = new CountedRequest(request, limit, settings.bodyTime());
    RequestContext context = RequestContext.of(request);
    if (context != null) {
      context.unread(counted::takeRest);
    }
    if (length > limit) {
      throw EdgeProblems.tooLarge(limit);
    }
    return counted;
  }

  private static boolean isHttp2(HttpServletRequest request) {
    return request.getProtocol().startsWith("HTTP/2");
  }

  private static long limit(String path, Settings settings) {
    for (String prefix : settings.largeBodyPaths()) {
      if (path.startsWith(prefix)) {
        return settings.largeBodyLimit();
      }
    }
    return settings.bodyLimit();
  }

  private static final class CountedRequest extends HttpServletRequestWrapper {
    private final long limit;
    private final Duration time;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    CountedRequest(HttpServletRequest request, long limit, Duration time) {
      super(request);
      this.limit = limit;
      this.time = time;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream open = stream;
      if (open == null) {
        open = new CountedStream(super.getInputStream(), limit, time);
        stream = open;
      }
      return open;
    }

    void takeRest() {
      if (getHeader("Expect") != null) {
        return; // the caller sends it when asked to, and isn't
      }
      byte[] buffer = new byte[4096];
      long until = System.nanoTime() + time.toNanos();
      try {
        // past the limit: who still sends would find the connection closed, and not the answer
        ServletInputStream open = super.getInputStream();
        int read = 0;
        for (int all = 0; read >= 0 && all < REST && System.nanoTime() < until; all += read) {
          read = open.read(buffer);
        }
      } catch (IOException | IllegalStateException e) {
        LOG.debug("the rest of a refused body isn't read: {}", e.toString());
      }
    }

    @Override
    public BufferedReader getReader() throws IOException {
      BufferedReader open = reader;
      if (open == null) {
        String name = getCharacterEncoding();
        Charset charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        open = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        reader = open;
      }
      return open;
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream in;
    private final long limit;
    private final long until;
    private long count;

    CountedStream(ServletInputStream in, long limit, Duration time) {
      this.in = in;
      this.limit = limit;
      this.until = System.nanoTime() + time.toNanos();
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws IOException {
      count += bytes;
      if (count > limit) {
        throw new RefusedBodyException(EdgeProblems.tooLarge(limit));
      }
      if (System.nanoTime() - until > 0) {
        throw new RefusedBodyException(EdgeProblems.tooSlow());
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
