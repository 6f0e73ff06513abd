package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.coverage.CoverageTable.TypeState;
import org.wellbundle.core.sync.silence.Silence;
import org.wellbundle.platform.database.Transaction;

/** What a link's state follows from after each answer of its provider. */
public final class LinkStates {
  private final Links links;
  private final CoverageTable coverage;
  private final Duration quietAfter;
  private final Silence silence;
  private final Rhythm rhythm = new Rhythm();

  /**
   * @param quietAfter silence that is never unusual
   */
  public LinkStates(Links links, CoverageTable coverage, Duration quietAfter, Silence silence) {
    this.links = links;
    this.coverage = coverage;
    this.quietAfter = quietAfter;
    this.silence = silence;
  }

  /** The provider answered: the link is in the state its coverage says, or quiet. */
  public void answered(
      Transaction tx, LinkView link, boolean newData, Instant now, String correlationId)
      throws SQLException {
    if (!healed(link.state())) {
      return;
    }
    if (link.state() == LinkState.DELAYED) {
      silence.accepted(tx, link.id());
    }
    Resting resting = resting(coverage.states(tx, link.id()));
    if (resting.state() == LinkState.LIVE && !newData && silence.ofEverybody(tx, link)) {
      delayed(tx, link, Silence.EVERYBODY, correlationId);
    } else if (resting.state() == LinkState.LIVE && !newData && quiet(tx, link, now)) {
      links.transition(tx, link.id(), LinkState.QUIET, "link.no-data", correlationId);
    } else if (resting.state() != link.state()) {
      links.transition(tx, link.id(), resting.state(), resting.reason(), correlationId);
    }
  }

  /** The provider is late or limits us. */
  public void delayed(Transaction tx, LinkView link, String reason, String correlationId) {
    if (link.state().syncs() && link.state() != LinkState.DELAYED) {
      links.transition(tx, link.id(), LinkState.DELAYED, reason, correlationId);
    }
  }

  /** States that an answer of the provider ends. */
  private static boolean healed(LinkState state) {
    return state.syncs() || state == LinkState.PROVIDER_MISSING;
  }

  /** Silent for longer than anybody may be, and than this person usually is. */
  private boolean quiet(Transaction tx, LinkView link, Instant now) throws SQLException {
    Instant last = link.lastDataAt() == null ? link.linkedAt() : link.lastDataAt();
    return last.plus(quietAfter).isBefore(now)
        && last.plus(rhythm.usualSilence(tx, link.id())).isBefore(now);
  }

  private static Resting resting(List<TypeState> types) {
    if (types.stream().anyMatch(type -> type.first() && type.open())) {
      return new Resting(LinkState.BACKFILLING, null);
    }
    if (types.stream().anyMatch(TypeState::notGranted)) {
      return new Resting(LinkState.SCOPE_REDUCED, "link.scope-missing");
    }
    return new Resting(LinkState.LIVE, null);
  }

  private record Resting(LinkState state, @Nullable String reason) {}
}
