package org.wellbundle.platform.mail.internal.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.api.tenant.Branding;

/**
 * The mail as a page: tables and styles in place, as mail programs want it. Loads nothing; the logo
 * travels along.
 */
public final class HtmlText {
  /** Content id of the logo. */
  public static final String LOGO = "logo@wellbundle";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
  private static final String PAGE = read("page");
  private static final String BUTTON = read("button");
  private static final String CODE = read("code");
  private static final String UNSUBSCRIBE = read("unsubscribe");
  private static final String PARAGRAPH = read("paragraph");
  private static final String QUOTE = read("quote");
  private static final String PICTURE = read("picture");
  private static final String INITIAL = read("initial");

  private HtmlText() {}

  public static String of(Words words, Letterhead head) {
    Map<String, String> values = new LinkedHashMap<>();
    palette(values, "", head.branding().light());
    palette(values, "dark", head.branding().dark());
    values.put("language", escape(words.language()));
    values.put("subject", escape(words.subject()));
    values.put("name", escape(head.name()));
    values.put("portal", escape(head.portal()));
    values.put("logo", LOGO);
    values.put("letter", escape(initial(head.name())));
    values.put("heading", escape(words.heading()));
    values.put("closing", escape(words.closing()));
    values.put("sender", escape(words.sender()));
    values.put("fallback", escape(words.fallback()));
    values.put("label", escape(words.button()));
    values.put("link", escape(words.link()));
    values.put("digits", escape(words.code()));
    values.put("unsubscribe", escape(words.unsubscribe()));
    values.put("settings", escape(words.settings()));
    values.put("mark", fill(head.logo() == null ? INITIAL : PICTURE, values));
    values.put("paragraphs", paragraphs(words, values));
    values.put("code", words.code() == null ? "" : fill(CODE, values));
    values.put("button", words.link() == null ? "" : fill(BUTTON, values));
    values.put("end", words.unsubscribe() == null ? "" : fill(UNSUBSCRIBE, values));
    return fill(PAGE, values);
  }

  private static void palette(Map<String, String> values, String prefix, Branding.Palette palette) {
    values.put(prefix + "Brand", escape(palette.brand()));
    values.put(prefix + "OnBrand", escape(palette.onBrand()));
    values.put(prefix + "Ink", escape(palette.brandInk()));
    values.put(prefix + "Soft", escape(palette.brandSoft()));
  }

  private static String paragraphs(Words words, Map<String, String> values) {
    StringBuilder html = new StringBuilder();
    Map<String, String> more = new LinkedHashMap<>(values);
    for (String paragraph : words.paragraphs()) {
      boolean quoted = paragraph.startsWith(Words.QUOTE);
      String text = quoted ? paragraph.substring(Words.QUOTE.length()) : paragraph;
      more.put("text", escape(text).replace("\n", "<br>"));
      html.append(fill(quoted ? QUOTE : PARAGRAPH, more));
    }
    return html.toString();
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }

  private static String fill(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
  }

  private static String escape(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String read(String name) {
    try (InputStream in = HtmlText.class.getResourceAsStream("/layout/" + name + ".html")) {
      if (in == null) {
        throw new IllegalStateException("no layout " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
