package org.wellbundle.module.challenges;

import org.jspecify.annotations.Nullable;
import org.wellbundle.module.challenges.scoring.DayCount;

/** Why a day's points changed, as codes the pages have words for. */
final class Reasons {
  private Reasons() {}

  /**
   * @param before null for a day that had nothing
   * @param late the change came after the last day
   */
  static String of(@Nullable DayCount before, DayCount now, boolean late) {
    if (before == null || before.raw() == 0) {
      return late ? "late" : "arrived";
    }
    if (now.raw() == 0) {
      return "removed";
    }
    if (now.raw() > before.raw()) {
      return late ? "lateMore" : "more";
    }
    if (now.raw() < before.raw()) {
      return "corrected";
    }
    return now.byHand() == before.byHand() ? "answered" : "recounted";
  }
}
