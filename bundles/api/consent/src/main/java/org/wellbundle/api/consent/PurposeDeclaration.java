package org.wellbundle.api.consent;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A purpose and the notice a person reads before deciding. Register it as an OSGi service; it is
 * asked about while the service is there, and decisions outlive it. Every version of the notice is
 * kept.
 *
 * @param kinds kinds of data that are decided one by one
 * @param recipient who receives them
 * @param version number of the notice, 1 and up; a higher one asks everybody again
 * @param grace how long a yes to the version before still counts; zero for not at all
 * @param notices the notice by language tag; has {@code en}. A shipped version never changes
 * @param order place on the page
 */
public record PurposeDeclaration(
    PurposeId purpose,
    List<DataKind> kinds,
    Recipient recipient,
    int version,
    Duration grace,
    Map<String, Notice> notices,
    int order) {
  public PurposeDeclaration {
    kinds = List.copyOf(kinds);
    notices = Map.copyOf(notices);
    if (version < 1 || kinds.isEmpty() || !notices.containsKey("en")) {
      throw new IllegalArgumentException("incomplete declaration of " + purpose);
    }
  }

  /** In a language, in English where there is none. */
  public Notice notice(Locale language) {
    Notice found = notices.get(language.getLanguage());
    return found != null ? found : Objects.requireNonNull(notices.get("en"));
  }

  /**
   * What a person reads.
   *
   * @param title a few words
   * @param text what is done with which data, who receives it, what happens when they say no
   */
  public record Notice(String title, String text) {}
}
