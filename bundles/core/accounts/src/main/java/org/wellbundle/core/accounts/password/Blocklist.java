package org.wellbundle.core.accounts.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords an attacker tries first: those found in leaks, and those made of common words. The list
 * holds words, not passwords: a password is seen through its usual disguises (case, digits for
 * letters, a year and an exclamation mark around it), so that one word stands for the thousands
 * made of it.
 */
final class Blocklist {
  private static final Objection COMMON =
      new Objection(
          "password.common",
          "This password is among those tried first. Choose one that only you would think of.");
  private static final Objection PERSONAL =
      new Objection(
          "password.personal",
          "Don't build the password from your name, your address or your employer's name.");

  /** As they lie on keyboards, in both directions. */
  private static final String RUNS =
      "0123456789012 qwertzuiopasdfghjklyxcvbnm qwertyuiopasdfghjklzxcvbnm azertyuiop"
          + " 1q2w3e4r5t6z7u8i 1q2w3e4r5t6y7u8i 1qaz2wsx3edc4rfv5tgb abcdefghijklmnopqrstuvwxyz";

  private static final int SHORTEST_CONTEXT = 4;

  /** What must be left of a password when the words anybody knows are taken out of it. */
  private static final int OWN_CHARACTERS = 6;

  private final Set<String> words;
  private final BreachedPasswords breached = BreachedPasswords.shipped();
  private final String backwards = new StringBuilder(RUNS).reverse().toString();

  private Blocklist(Set<String> words) {
    this.words = words;
  }

  public static Blocklist shipped() {
    try (InputStream in = Blocklist.class.getResourceAsStream("/passwords/common.txt")) {
      if (in == null) {
        throw new IllegalStateException("the list of common passwords is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Blocklist(
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.split(" ")))
              .filter(word -> !word.isBlank())
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<Objection> objection(String password, Collection<String> context) {
    String lower = password.toLowerCase(Locale.ROOT);
    String plain = undisguised(lower);
    if (breached.contains(lower)
        || isDressedUp(lower)
        || isDressedUp(unitOf(lower))
        || isCommon(plain)) {
      return Optional.of(COMMON);
    }
    return isPersonal(plain, context) ? Optional.of(PERSONAL) : Optional.empty();
  }

  /** As it is, without what is put around it, and behind its disguise. */
  private boolean isDressedUp(String text) {
    String core = core(text);
    return isCommon(text)
        || isCommon(withoutSigns(core))
        || isCommon(withoutSigns(undisguised(core)));
  }

  private boolean isCommon(String text) {
    if (text.isEmpty()) {
      return true;
    }
    String unit = unitOf(text);
    return unit.length() < 3
        || words.contains(unit)
        || RUNS.contains(unit)
        || backwards.contains(unit)
        || isTwoCommon(unit);
  }

  /** Two words side by side, such as {@code welcomesummer}. */
  private boolean isTwoCommon(String text) {
    for (int cut = 3; cut <= text.length() - 3; cut++) {
      if (words.contains(text.substring(0, cut)) && words.contains(text.substring(cut))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPersonal(String plain, Collection<String> context) {
    String rest = plain;
    for (String word : context) {
      for (String part : word.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
        if (part.length() >= SHORTEST_CONTEXT) {
          rest = rest.replace(undisguised(part), "");
        }
      }
    }
    return rest.length() < plain.length()
        && rest.chars().filter(Character::isLetterOrDigit).count() < OWN_CHARACTERS;
  }

  /** Letters for the digits and signs that stand for them. */
  private static String undisguised(String lower) {
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      plain.append(letter(lower.charAt(i)));
    }
    return plain.toString();
  }

  private static char letter(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1', '!', '|' -> 'i';
      case '3', '€' -> 'e';
      case '4', '@' -> 'a';
      case '5', '$' -> 's';
      case '7' -> 't';
      case '8' -> 'b';
      default -> c;
    };
  }

  /** Without what is put around a word: digits and signs, {@code *summer2024!}. */
  private static String core(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetter(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Signs between letters hide nothing: {@code pass-word}. */
  private static String withoutSigns(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** {@code abc} of {@code abcabcabc}; the text itself when it repeats nothing. */
  private static String unitOf(String text) {
    for (int length = 1; length <= text.length() / 2; length++) {
      String unit = text.substring(0, length);
      if (text.length() % length == 0 && unit.repeat(text.length() / length).equals(text)) {
        return unit;
      }
    }
    return text;
  }
}
