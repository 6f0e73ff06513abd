package org.wellbundle.module.leaderboards;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.module.leaderboards.BoardResource.Row;
import org.wellbundle.module.leaderboards.BoardResource.Standing;

/** A board that is made for one answer: all lines, best first. */
record Ranked(List<Row> rows) {
  Ranked {
    rows = List.copyOf(rows);
  }

  @Nullable Standing mine() {
    int at = indexOfMe();
    if (at < 0) {
      return null;
    }
    Row me = rows.get(at);
    @Nullable BigDecimal next = null;
    for (Row row : rows.subList(0, at)) {
      if (row.score().compareTo(me.score()) > 0) {
        next = row.score();
      }
    }
    return new Standing(
        me.rank(), me.score(), next == null ? null : next.subtract(me.score()), true);
  }

  /** Number of the first line of a part. */
  int first(Boards.Part part) {
    int me = indexOfMe();
    if (!part.aroundMe() || me < 0) {
      return Math.min(part.place(), rows.size());
    }
    int last = Math.max(0, rows.size() - part.most());
    return Math.max(0, Math.min(last, me - part.most() / 2));
  }

  List<Row> page(Boards.Part part) {
    int first = first(part);
    return rows.subList(first, Math.min(rows.size(), first + part.most()));
  }

  private int indexOfMe() {
    for (int n = 0; n < rows.size(); n++) {
      if (rows.get(n).me()) {
        return n;
      }
    }
    return -1;
  }
}
