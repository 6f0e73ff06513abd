package org.wellbundle.sdk.testkit.mail;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.TestServer;
import org.wellbundle.sdk.testkit.mail.CaughtMails.CaughtMail;

/** Catches mail on one port and shows it on another. */
public final class MailSink implements AutoCloseable {
  private static final Pattern MAIL = Pattern.compile("/mail/(\\d{1,6})(/html|/text)?");
  private static final String STYLE =
      "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>Caught mails"
          + "</title><style>:root{color-scheme:light dark}body{max-width:780px;margin:32px auto;"
          + "padding:0 16px;font:16px/1.5 system-ui,sans-serif}ul{padding:0;list-style:none}"
          + "li a{display:block;padding:12px 4px;border-top:1px solid #8885;color:inherit;"
          + "text-decoration:none}li a:hover strong{text-decoration:underline}small{opacity:.75}"
          + "iframe{width:100%;height:760px;border:1px solid #8885;border-radius:12px}</style>";

  private final CaughtMails mails = new CaughtMails();
  private final SmtpDoor door;
  private final TestServer pages;

  private MailSink(int smtpPort, int pagePort) {
    door = new SmtpDoor(smtpPort, mails);
    pages = TestServer.start("127.0.0.1", pagePort, 4, this::page);
  }

  /** Starts both; port 0 takes any free one. */
  public static MailSink start(int smtpPort, int pagePort) {
    return new MailSink(smtpPort, pagePort);
  }

  public int smtpPort() {
    return door.port();
  }

  /** Where the mails are shown. */
  public String address() {
    return "http://localhost:" + pages.port();
  }

  private Reply page(Call call) {
    Matcher asked = MAIL.matcher(call.path());
    if (!asked.matches()) {
      return Reply.html(200, list());
    }
    Optional<CaughtMail> mail = mails.find(Integer.parseInt(asked.group(1)));
    if (mail.isEmpty()) {
      return Reply.html(404, STYLE + "<p>This mail isn't kept any more. <a href=/>All mails</a>");
    }
    if ("/html".equals(asked.group(2))) {
      return Reply.html(200, html(mail.get()));
    }
    return "/text".equals(asked.group(2))
        ? Reply.of(200, "text/plain; charset=utf-8", text(mail.get(), "text/plain"))
        : Reply.html(200, frame(mail.get()));
  }

  private String list() {
    StringBuilder page = new StringBuilder(STYLE).append("<h1>Caught mails</h1><ul>");
    for (CaughtMail mail : mails.all()) {
      page.append("<li><a href=/mail/").append(mail.number()).append(">").append(head(mail));
      page.append("</a>");
    }
    return page + (mails.all().isEmpty() ? "</ul><p>None yet. Load again after a while." : "</ul>");
  }

  private static String head(CaughtMail mail) {
    return "<strong>"
        + escape(mail.message().header("subject"))
        + "</strong><br><small>to "
        + escape(mail.to())
        + ", from "
        + escape(mail.message().header("from"))
        + ", "
        + mail.at().toString().substring(11, 19)
        + " UTC</small>";
  }

  private static String frame(CaughtMail mail) {
    String address = "/mail/" + mail.number();
    return STYLE
        + "<p><a href=/>All mails</a> · <a href="
        + address
        + "/text>as plain text</a><p>"
        + head(mail)
        + "<p><iframe sandbox='allow-top-navigation-by-user-activation' title=mail src="
        + address
        + "/html></iframe>";
  }

  /** The mail's page with its pictures in place, and links that leave the frame. */
  private static String html(CaughtMail mail) {
    String page = text(mail, "text/html").replace("<head>", "<head><base target=_top>");
    return mail.message()
        .find("image/png")
        .map(
            picture ->
                page.replaceAll(
                    "cid:[^\"]+",
                    "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(picture.content())))
        .orElse(page);
  }

  private static String text(CaughtMail mail, String mediaType) {
    return mail.message().find(mediaType).map(MimePart::text).orElse("");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public void close() {
    door.close();
    pages.close();
  }
}
