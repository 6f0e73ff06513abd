package org.wellbundle.core.tenancy.colour;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An sRGB colour, each part 0 to 255. */
public record Colour(int red, int green, int blue) {
  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);
  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

  public Colour {
    if (red < 0 || red > 255 || green < 0 || green > 255 || blue < 0 || blue > 255) {
      throw new IllegalArgumentException("parts of a colour are 0 to 255");
    }
  }

  /** Reads {@code #0f766e} or {@code #abc}. */
  public static Optional<Colour> parse(String text) {
    Matcher matcher = HEX.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(1);
    if (digits.length() == 3) {
      digits = digits.replaceAll("(.)", "$1$1");
    }
    return Optional.of(of(digits));
  }

  static Colour of(String sixDigits) {
    int rgb = Integer.parseInt(sixDigits, 16);
    return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /** As CSS writes it, for example {@code #0f766e}. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** This colour with a share (0 to 1) of another one. */
  Colour mix(Colour other, double share) {
    return new Colour(
        blend(red, other.red, share),
        blend(green, other.green, share),
        blend(blue, other.blue, share));
  }

  /** Contrast ratio after WCAG 2.2, 1 to 21. */
  public double contrast(Colour other) {
    double lighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (lighter + 0.05) / (darker + 0.05);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int blend(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
