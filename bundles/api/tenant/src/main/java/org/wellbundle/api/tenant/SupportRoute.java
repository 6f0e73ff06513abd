package org.wellbundle.api.tenant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who helps with a topic.
 *
 * @param topic stable id, for example {@code device}, {@code account}, {@code other}
 * @param labels text to show by language tag
 */
public record SupportRoute(
    String topic,
    Kind kind,
    Map<String, String> labels,
    @Nullable String url,
    @Nullable String email) {
  public SupportRoute {
    labels = Map.copyOf(labels);
  }

  /** The employer, or the service's own Client Services. */
  public enum Kind {
    EMPLOYER("employer"),
    CLIENT_SERVICES("clientServices");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
