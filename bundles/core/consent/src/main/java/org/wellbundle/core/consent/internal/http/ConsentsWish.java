package org.wellbundle.core.consent.internal.http;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.core.consent.internal.decision.Consents.Choice;
import org.wellbundle.core.consent.internal.decision.Consents.Rest;
import org.wellbundle.core.consent.internal.decision.Purposes;
import org.wellbundle.platform.http.Problem;

/** What a person wants to change; what isn't named stays as it is. */
public record ConsentsWish(
    @Nullable List<DecisionWish> decisions, @Nullable List<RestrictionWish> restrictions) {
  private static final int MOST = 200;
  private static final Set<String> RESTS = Set.of("restricted", "objected");

  /**
   * @param version of the notice that was read
   */
  public record DecisionWish(
      @Nullable String purpose,
      @Nullable String kind,
      @Nullable Boolean granted,
      @Nullable Integer version) {}

  /**
   * @param purpose {@code *} for all
   * @param kind {@code restricted} or {@code objected}
   */
  public record RestrictionWish(
      @Nullable String purpose, @Nullable String kind, @Nullable Boolean active) {}

  List<Choice> choices(Purposes purposes) {
    List<DecisionWish> wishes = decisions == null ? List.of() : decisions;
    check(wishes.size() <= MOST);
    return wishes.stream().map(wish -> choice(wish, purposes)).toList();
  }

  List<Rest> rests(Purposes purposes) {
    List<RestrictionWish> wishes = restrictions == null ? List.of() : restrictions;
    check(wishes.size() <= MOST);
    return wishes.stream().map(wish -> rest(wish, purposes)).toList();
  }

  private static Choice choice(@Nullable DecisionWish wish, Purposes purposes) {
    check(wish != null && wish.granted() != null && wish.version() != null);
    PurposeDeclaration purpose = declared(Objects.requireNonNull(wish).purpose(), purposes);
    DataKind kind =
        DataKind.of(String.valueOf(wish.kind()))
            .filter(purpose.kinds()::contains)
            .orElseThrow(
                () ->
                    new Problem(
                        400,
                        "consent.kind-unknown",
                        "This purpose has no such kind of data. Reload the page."));
    if (!Integer.valueOf(purpose.version()).equals(wish.version())) {
      throw new Problem(
          409,
          "consent.notice-changed",
          "The notice has changed meanwhile. Read the new one and decide again.");
    }
    return new Choice(purpose, kind, Boolean.TRUE.equals(wish.granted()));
  }

  private static Rest rest(@Nullable RestrictionWish wish, Purposes purposes) {
    check(wish != null && wish.active() != null && RESTS.contains(String.valueOf(wish.kind())));
    RestrictionWish sure = Objects.requireNonNull(wish);
    String purpose =
        "*".equals(sure.purpose()) ? "*" : declared(sure.purpose(), purposes).purpose().name();
    return new Rest(purpose, String.valueOf(sure.kind()), Boolean.TRUE.equals(sure.active()));
  }

  private static PurposeDeclaration declared(@Nullable String name, Purposes purposes) {
    return purposes
        .find(String.valueOf(name))
        .orElseThrow(
            () ->
                new Problem(
                    404,
                    "consent.purpose-unknown",
                    "There is no such purpose, or its module isn't installed now."));
  }

  private static void check(boolean complete) {
    if (!complete) {
      throw new Problem(
          400,
          "consent.incomplete",
          "A decision names purpose, kind, granted and version; a restriction purpose, kind and"
              + " active.");
    }
  }
}
