package org.wellbundle.module.leaderboards;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.api.challenge.ChallengeId;

/** Whom a board compares. */
sealed interface Scope {
  /** All of the tenant who want to. */
  record Everybody() implements Scope {}

  /** Those who agreed with each other. */
  record Friends() implements Scope {}

  /** A challenge: its people, its teams, or the people of the caller's own team. */
  record Challenge(Part part, ChallengeId id) implements Scope {}

  /** Part of a challenge. */
  enum Part {
    PEOPLE("challenge"),
    TEAMS("teams"),
    TEAM("team");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    /** Name of the scope in the HTTP interface. */
    String of(ChallengeId id) {
      return word + "-" + id;
    }
  }

  String TENANT = "tenant";
  String FRIENDS = "friends";
  Pattern OF_CHALLENGE = Pattern.compile("(challenge|teams|team)-([0-9]{1,18})");

  static Optional<Scope> of(String name) {
    if (name.equals(TENANT)) {
      return Optional.of(new Everybody());
    }
    if (name.equals(FRIENDS)) {
      return Optional.of(new Friends());
    }
    Matcher matcher = OF_CHALLENGE.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (Part part : Part.values()) {
      if (part.word.equals(matcher.group(1))) {
        return Optional.of(new Challenge(part, new ChallengeId(Long.parseLong(matcher.group(2)))));
      }
    }
    return Optional.empty();
  }
}
