package org.wellbundle.sdk.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailSinkTest {
  private static final List<String> MAIL =
      List.of(
          "Subject: =?UTF-8?Q?Passwort_w=C3=A4hlen?=",
          "From: =?UTF-8?Q?Acme?= <no-reply@wellbundle.example>",
          "Content-Type: multipart/alternative; ",
          "\tboundary=\"outer\"",
          "",
          "--outer",
          "Content-Type: text/plain; charset=utf-8",
          "Content-Transfer-Encoding: quoted-printable",
          "",
          "W=C3=A4hlen Sie: a=",
          "=3Db",
          "..punkt",
          "--outer",
          "Content-Type: multipart/related; boundary=\"inner\"",
          "",
          "--inner",
          "Content-Type: text/html; charset=utf-8",
          "Content-Transfer-Encoding: quoted-printable",
          "",
          "<head></head><img src=3D\"cid:logo@wellbundle\">",
          "--inner",
          "Content-Type: image/png",
          "Content-Transfer-Encoding: base64",
          "",
          "AAEC",
          "--inner--",
          "--outer--");

  @Test
  void showsWhatItCaughtWithPicturesInPlace() throws Exception {
    try (MailSink sink = MailSink.start(0, 0)) {
      send(sink.smtpPort());

      String list = get(sink.address() + "/");
      assertThat(list).contains("Passwort wählen", "to alex@acme.example");
      assertThat(get(sink.address() + "/mail/1/text")).contains("Wählen Sie: a=b\n.punkt");
      assertThat(get(sink.address() + "/mail/1/html"))
          .contains("<base target=_top>", "src=\"data:image/png;base64,AAEC\"");
      assertThat(get(sink.address() + "/mail/2")).contains("isn't kept any more");
    }
  }

  private static void send(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
      assertThat(in.readLine()).startsWith("220");
      for (String line :
          List.of("EHLO me", "MAIL FROM:<a@b.example>", "RCPT TO:<alex@acme.example>", "DATA")) {
        out.print(line + "\r\n");
        out.flush();
        in.readLine();
      }
      out.print(String.join("\r\n", MAIL) + "\r\n.\r\n");
      out.flush();
      assertThat(in.readLine()).startsWith("250");
    }
  }

  private static String get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address.replace("localhost", "127.0.0.1"))).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
