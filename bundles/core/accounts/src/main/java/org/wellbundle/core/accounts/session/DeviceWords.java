package org.wellbundle.core.accounts.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser in two words a person recognises it by, such as {@code Firefox, Android}. */
public final class DeviceWords {
  private static final int LONGEST = 80;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}<>]");

  /** In the order in which they are looked for: all browsers claim to be others as well. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("edg", "Edge");
    BROWSERS.put("opr/", "Opera");
    BROWSERS.put("samsungbrowser", "Samsung Internet");
    BROWSERS.put("firefox", "Firefox");
    BROWSERS.put("fxios", "Firefox");
    BROWSERS.put("crios", "Chrome");
    BROWSERS.put("chrome", "Chrome");
    BROWSERS.put("safari", "Safari");
    BROWSERS.put("curl", "curl");
    SYSTEMS.put("android", "Android");
    SYSTEMS.put("iphone", "iPhone");
    SYSTEMS.put("ipad", "iPad");
    SYSTEMS.put("windows", "Windows");
    SYSTEMS.put("cros", "ChromeOS");
    SYSTEMS.put("mac os", "macOS");
    SYSTEMS.put("linux", "Linux");
  }

  private DeviceWords() {}

  /** Empty when nothing is recognised; the screens say so in the reader's language. */
  public static String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    String lower = userAgent.toLowerCase(Locale.ROOT);
    Optional<String> browser = first(BROWSERS, lower);
    Optional<String> system = first(SYSTEMS, lower);
    if (browser.isPresent() && system.isPresent()) {
      return browser.get() + ", " + system.get();
    }
    return browser.or(() -> system).orElse("");
  }

  /** What an app calls the device it runs on, fit for a screen. */
  public static String named(@Nullable String name) {
    String clean = name == null ? "" : UNPRINTABLE.matcher(name).replaceAll("").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }

  private static Optional<String> first(Map<String, String> words, String lower) {
    return words.entrySet().stream()
        .filter(word -> lower.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
