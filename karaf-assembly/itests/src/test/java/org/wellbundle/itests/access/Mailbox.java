package org.wellbundle.itests.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wellbundle.sdk.testkit.mail.MailSink;

/** A real SMTP server, and what it caught. */
final class Mailbox implements AutoCloseable {
  private static final Pattern ROW =
      Pattern.compile("<a href=/mail/(\\d+)>.*?<small>to ([^,]+),", Pattern.DOTALL);

  private final MailSink sink = MailSink.start(0, 0);

  /**
   * @param text subject, plain text and page
   */
  record Mail(String to, String text) {}

  /** Settings that make a node send to it. */
  Map<String, String> settings() {
    return Map.of(
        "WELLBUNDLE_PLATFORM_MAIL_HOST",
        "127.0.0.1",
        "WELLBUNDLE_PLATFORM_MAIL_PORT",
        Integer.toString(sink.smtpPort()),
        "WELLBUNDLE_PLATFORM_MAIL_SECURITY",
        "none",
        "WELLBUNDLE_PLATFORM_MAIL_FROM",
        "portal@wellbundle.example");
  }

  List<Mail> all() {
    return ROW.matcher(get("/"))
        .results()
        .map(
            row ->
                new Mail(
                    row.group(2),
                    row.group()
                        + get("/mail/" + row.group(1) + "/text")
                        + get("/mail/" + row.group(1) + "/html")))
        .toList();
  }

  private String get(String path) {
    try (InputStream body = URI.create(sink.address() + path).toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
