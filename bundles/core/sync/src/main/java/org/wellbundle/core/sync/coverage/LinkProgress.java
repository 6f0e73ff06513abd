package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.SyncProgress.Progress;
import org.wellbundle.core.sync.coverage.CoverageTable.TypeState;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.platform.database.Transaction;

/** How far a link's backfill is. */
public final class LinkProgress {
  /** Detail has a long queue, which takes long to count: once is enough for this time. */
  private static final Duration COUNTED_FOR = Duration.ofSeconds(15);

  private static final int MOST = 10_000;

  private final CoverageTable coverage;
  private final Estimate estimate;
  private final Clock clock;
  private final Map<LinkId, Counted> counted = new ConcurrentHashMap<>();

  public LinkProgress(CoverageTable coverage, Estimate estimate, Clock clock) {
    this.coverage = coverage;
    this.estimate = estimate;
    this.clock = clock;
  }

  /** The estimate is for the phase shown: what comes after it depends on who links meanwhile. */
  public Progress of(Transaction tx, LinkView link) throws SQLException {
    List<TypeState> states = coverage.states(tx, link.id());
    if (states.stream().anyMatch(state -> state.first() && state.open())) {
      Long seconds = estimate.seconds(tx, link, TaskKind.BACKFILL_FIRST);
      return new Progress(coverage.shown(tx, link.id()), "first", seconds);
    }
    if (states.stream().anyMatch(TypeState::open)) {
      return new Progress(coverage.shown(tx, link.id()), "detail", detail(tx, link));
    }
    counted.remove(link.id());
    return new Progress(coverage.shown(tx, link.id()), null, null);
  }

  private @Nullable Long detail(Transaction tx, LinkView link) throws SQLException {
    Instant now = clock.instant();
    Counted last = counted.get(link.id());
    if (last != null && now.isBefore(last.at().plus(COUNTED_FOR)) && !now.isBefore(last.at())) {
      return Math.max(1, last.seconds() - Duration.between(last.at(), now).toSeconds());
    }
    Long seconds = estimate.seconds(tx, link, TaskKind.BACKFILL_DETAIL);
    if (counted.size() >= MOST) {
      counted.clear();
    }
    if (seconds != null) {
      counted.put(link.id(), new Counted(seconds, now));
    }
    return seconds;
  }

  private record Counted(long seconds, Instant at) {}
}
