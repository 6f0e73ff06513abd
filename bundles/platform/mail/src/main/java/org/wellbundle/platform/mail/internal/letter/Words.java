package org.wellbundle.platform.mail.internal.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail's words, with the values in.
 *
 * @param language of the words
 * @param code shown large between the paragraphs and the button, null for none
 * @param link where the button leads, null when there is no button
 * @param fallback sentence before the link in full
 * @param sender who sends this
 * @param unsubscribe sentence before the address that ends such mails, null for mails that belong
 *     to something the person does
 */
public record Words(
    String language,
    String subject,
    String heading,
    List<String> paragraphs,
    @Nullable String code,
    @Nullable String button,
    @Nullable String link,
    String fallback,
    String closing,
    String sender,
    @Nullable String unsubscribe,
    @Nullable String settings) {
  /** How a paragraph begins that says what a person wrote, and not we. */
  static final String QUOTE = "> ";

  public Words {
    paragraphs = List.copyOf(paragraphs);
  }
}
