package org.wellbundle.core.consent.internal.http;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeDeclaration.Notice;
import org.wellbundle.core.consent.internal.decision.Consents;

/**
 * What a person decided and may decide.
 *
 * @param restrictions objections and restrictions; purpose {@code *} is all
 */
public record ConsentsView(List<PurposeView> purposes, List<RestrictionView> restrictions) {

  /**
   * A purpose with its notice in the reader's language.
   *
   * @param asksAgain true when a newer notice wants a new answer
   */
  public record PurposeView(
      String purpose,
      String recipient,
      int version,
      String title,
      String text,
      boolean asksAgain,
      List<DecisionView> decisions) {}

  /**
   * @param state {@code granted}, {@code refused}, {@code undecided} or {@code lapsed}
   * @param version of the notice that was answered
   */
  public record DecisionView(
      String kind, String state, @Nullable Integer version, @Nullable OffsetDateTime decidedAt) {}

  /** An objection or restriction that is active. */
  public record RestrictionView(String purpose, String kind, String by, OffsetDateTime since) {}

  static ConsentsView of(List<PurposeDeclaration> declared, Consents.State state, Locale language) {
    return new ConsentsView(
        declared.stream().map(each -> purpose(each, state, language)).toList(),
        state.restrictions().stream()
            .map(
                each ->
                    new RestrictionView(
                        each.purpose(),
                        each.kind(),
                        each.byRole(),
                        each.since().atOffset(ZoneOffset.UTC)))
            .toList());
  }

  private static PurposeView purpose(
      PurposeDeclaration declared, Consents.State state, Locale language) {
    List<DecisionView> decisions =
        declared.kinds().stream().map(kind -> decision(declared, kind, state)).toList();
    Notice notice = declared.notice(language);
    return new PurposeView(
        declared.purpose().name(),
        declared.recipient().name(),
        declared.version(),
        notice.title(),
        notice.text(),
        decisions.stream()
            .anyMatch(each -> each.version() != null && each.version() < declared.version()),
        decisions);
  }

  private static DecisionView decision(
      PurposeDeclaration declared, DataKind kind, Consents.State state) {
    return state.decisions().stream()
        .filter(
            each ->
                each.purpose().equals(declared.purpose().name())
                    && each.kind().equals(kind.wireName()))
        .findFirst()
        .map(
            each ->
                new DecisionView(
                    kind.wireName(),
                    each.counts() ? "granted" : each.granted() ? "lapsed" : "refused",
                    each.version(),
                    each.decidedAt().atOffset(ZoneOffset.UTC)))
        .orElse(new DecisionView(kind.wireName(), "undecided", null, null));
  }
}
