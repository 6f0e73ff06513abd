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
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.internal.Settings;
import org.wellbundle.platform.http.internal.problem.RefusedBodyException;

/** Bounds request bodies, announced or streamed. */
final class BodyLimit {
  private BodyLimit() {}

  /** The request itself when its length is announced; only a streamed body needs counting. */
  static HttpServletRequest apply(HttpServletRequest request, String path, Settings settings) {
    long length = request.getContentLengthLong();
    if (length < 0 && request.getHeader("Transfer-Encoding") == null && !isHttp2(request)) {
      return request;
    }
    long limit = limit(path, settings);
    if (length > limit) {
      throw EdgeProblems.tooLarge(limit);
    }
    return length >= 0 ? request : new CountedRequest(request, limit);
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
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    CountedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream open = stream;
      if (open == null) {
        open = new CountedStream(super.getInputStream(), limit);
        stream = open;
      }
      return open;
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
    private long count;

    CountedStream(ServletInputStream in, long limit) {
      this.in = in;
      this.limit = limit;
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
