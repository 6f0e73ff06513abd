package org.wellbundle.platform.mail.internal.letter;

/** The mail as plain text. Lines aren't broken: mail programs know their width. */
public final class PlainText {
  private PlainText() {}

  public static String of(Words words) {
    StringBuilder text = new StringBuilder();
    paragraph(text, words.heading());
    words.paragraphs().forEach(paragraph -> paragraph(text, paragraph));
    if (words.code() != null) {
      paragraph(text, "    " + words.code());
    }
    if (words.link() != null) {
      paragraph(text, words.button() + ":\n" + words.link());
    }
    paragraph(text, words.closing());
    // Two hyphens and a space: what follows is a signature.
    text.append("-- \n").append(words.sender()).append('\n');
    if (words.unsubscribe() != null) {
      text.append('\n').append(words.unsubscribe()).append('\n').append(words.settings());
      text.append('\n');
    }
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String paragraph) {
    boolean quoted = paragraph.startsWith(Words.QUOTE);
    text.append(quoted ? paragraph.replace("\n", "\n" + Words.QUOTE) : paragraph).append("\n\n");
  }
}
