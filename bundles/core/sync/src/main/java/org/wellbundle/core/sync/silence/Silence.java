package org.wellbundle.core.sync.silence;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** Keeps the rhythm of links, and tells a person's silence from a manufacturer's. */
public final class Silence {
  /** Reason of a link whose provider brings nobody anything. */
  public static final String EVERYBODY = "link.provider-silent";

  /** Reason of a link whose provider refuses many at once. */
  public static final String REFUSES_MANY = "link.provider-refuses";

  /** Refused for longer, a link is refused, whatever happens to others. */
  private static final Duration BELIEVED_AFTER = Duration.ofHours(20);

  private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Counted> counted = new ConcurrentHashMap<>();

  public Silence(Clock clock) {
    this.clock = clock;
  }

  /** A link whose member was told that it has to be allowed again. */
  public record Told(TenantId tenant, LinkId link) {}

  private record Counted(Pulse pulse, Instant at) {}

  /** Something new came over a link. */
  public void heard(Transaction tx, LinkId link, Instant now) throws SQLException {
    List<Arrivals> known =
        Sql.query(
            tx,
            row ->
                new Arrivals(
                    Sql.instant(row, "heard_at"),
                    row.getDouble("usual_seconds"),
                    row.getDouble("spread_seconds"),
                    row.getInt("heard")),
            "select * from dispatch.link_rhythm(?)",
            link.value());
    if (known.isEmpty() || known.get(0).sameAsLast(now)) {
      return;
    }
    Arrivals next = known.get(0).hear(now);
    Sql.call(
        tx,
        "select dispatch.link_heard(?, ?, ?, ?, ?, ?)",
        link.value(),
        next.heardAt(),
        next.usualSeconds(),
        next.spreadSeconds(),
        next.heard(),
        next.expectedBy());
  }

  /** The provider answered for a link, with or without anything new. */
  public void accepted(Transaction tx, LinkId link) throws SQLException {
    Sql.call(tx, "select dispatch.link_accepted(?)", link.value());
  }

  /**
   * The provider refused a link. False when it refuses so many at once that it can't be meant: then
   * the link is to be asked for again, for a day at most.
   */
  public boolean believed(Transaction tx, LinkView link, Instant now) throws SQLException {
    return Sql.test(
            tx,
            "select coalesce(dispatch.link_refused(?, ?, ? * interval '1 second'), true)",
            link.id().value(),
            now,
            BELIEVED_AFTER.toSeconds())
        || !pulse(tx, link.providerId(), now).refusesMany();
  }

  /** The link's time has passed, and so it is with nearly everybody at its provider. */
  public boolean ofEverybody(Transaction tx, LinkView link) throws SQLException {
    return silent(tx, link.providerId())
        && Sql.test(
            tx,
            "select coalesce(dispatch.link_overdue(?, ?), false)",
            link.id().value(),
            clock.instant());
  }

  /** Looked up once a minute. */
  private boolean silent(Transaction tx, String provider) throws SQLException {
    Instant now = clock.instant();
    Counted last = counted.get(provider);
    if (last == null || Duration.between(last.at(), now).abs().compareTo(COUNTED_FOR) > 0) {
      last = new Counted(pulse(tx, provider, now), now);
      counted.put(provider, last);
      remember(tx, provider, last.pulse(), now);
    }
    return last.pulse().silent();
  }

  private static void remember(Transaction tx, String provider, Pulse pulse, Instant now)
      throws SQLException {
    if (pulse.silent() && !pulse.silentBefore()) {
      Sql.call(tx, "select dispatch.provider_silence_begins(?, ?)", provider, now);
    } else if (pulse.silentBefore() && !pulse.silent()) {
      Sql.call(tx, "select dispatch.provider_silence_ends(?)", provider);
    }
  }

  /** Links refused within the last hour and parked for it, as the dispatcher. */
  public static List<Told> toldLately(Transaction tx, String provider, Instant now)
      throws SQLException {
    return Sql.query(
        tx,
        row -> new Told(new TenantId(row.getInt(1)), new LinkId(row.getLong(2))),
        """
        select tenant_id, link_id from dispatch.link_schedule
         where provider = ? and not active and refused_at > ?::timestamptz - interval '1 hour'
         order by link_id""",
        provider,
        now);
  }

  static Pulse pulse(Transaction tx, String provider, Instant now) throws SQLException {
    return Sql.query(
            tx,
            row ->
                new Pulse(
                    row.getLong("links"),
                    row.getLong("known"),
                    row.getLong("heard"),
                    row.getLong("missed"),
                    row.getLong("refused"),
                    row.getBoolean("silent")),
            "select * from dispatch.provider_pulse(?, ?, ? * interval '1 second', ?)",
            provider,
            now,
            Pulse.WINDOW.toSeconds(),
            Arrivals.KNOWN)
        .get(0);
  }
}
