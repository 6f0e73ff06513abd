package org.wellbundle.core.sync.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.platform.database.Transaction;

/** When links are due, and whose notifications they get. Vendor users are kept as hashes. */
public final class LinkSchedule {
  /** The nightly re-read of all links is spread over this time. */
  private static final Duration NIGHT = Duration.ofHours(4);

  private final SyncSettings settings;

  public LinkSchedule(SyncSettings settings) {
    this.settings = settings;
  }

  /** Where a link is. */
  public record Entry(
      TenantId tenant, AccountId account, ProfileId profile, LinkId link, String provider) {}

  /** In the tenant's transaction. */
  public void enter(Transaction tx, LinkView link, boolean planned, Instant now)
      throws SQLException {
    Sql.call(
        tx,
        "select dispatch.link_enter(?, ?, ?, ?, ?, ?, ?, ?)",
        link.id().value(),
        link.account().value(),
        link.profile().value(),
        link.providerId(),
        vendorKey(link.vendorUserId()),
        planned,
        now.plus(settings.poll()),
        nextNight(link.id().value(), now));
  }

  /** The first moment after now that is this link's place in the night. */
  Instant nextNight(long link, Instant now) {
    Instant place =
        now.atOffset(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(settings.reconcileHour())
            .toInstant()
            .plusSeconds(Math.floorMod(link * 7919, NIGHT.toSeconds()));
    while (!place.isAfter(now)) {
      place = place.plus(1, ChronoUnit.DAYS);
    }
    return place;
  }

  /** Links by vendor user, as the dispatcher. A vendor account belongs to one link at most. */
  public Map<String, Entry> byVendorUser(
      Transaction tx, String provider, java.util.Collection<String> vendorUsers)
      throws SQLException {
    Map<String, String> users =
        vendorUsers.stream()
            .distinct()
            .collect(Collectors.toMap(LinkSchedule::vendorKey, user -> user));
    if (users.isEmpty()) {
      return Map.of();
    }
    return Sql.query(
            tx,
            row -> Map.entry(users.getOrDefault(row.getString("vendor_key"), ""), entry(row)),
            """
            select * from dispatch.link_schedule
             where provider = ? and vendor_key = any (?) order by link_id""",
            provider,
            users.keySet().toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (old, newer) -> newer));
  }

  /** Whether a link hasn't ended, as the dispatcher. */
  public boolean has(Transaction tx, LinkId link) throws SQLException {
    return Sql.test(
        tx, "select exists (select 1 from dispatch.link_schedule where link_id = ?)", link.value());
  }

  /** Takes links that are due for a poll and sets their next one, as the dispatcher. */
  List<Entry> takeDuePolls(
      Transaction tx, String provider, Instant now, Duration interval, int limit)
      throws SQLException {
    return Sql.query(
        tx,
        LinkSchedule::entry,
        """
        with due as (
          select link_id from dispatch.link_schedule
           where provider = ? and active and next_poll_at <= ?
           order by next_poll_at limit ? for update skip locked)
        update dispatch.link_schedule s
           set next_poll_at = ?::timestamptz
             + (0.9 + 0.2 * ((s.link_id * 7919 % 1000) / 1000.0)) * ? * interval '1 second'
          from due where s.link_id = due.link_id returning s.*""",
        provider,
        now,
        limit,
        now,
        interval.toSeconds());
  }

  List<Entry> takeDueNights(Transaction tx, String provider, Instant now, int limit)
      throws SQLException {
    List<Entry> due =
        Sql.query(
            tx,
            LinkSchedule::entry,
            """
            select * from dispatch.link_schedule
             where provider = ? and active and next_reconcile_at <= ?
             order by next_reconcile_at limit ? for update skip locked""",
            provider,
            now,
            limit);
    for (Entry entry : due) {
      Sql.update(
          tx,
          "update dispatch.link_schedule set next_reconcile_at = ? where link_id = ?",
          nextNight(entry.link().value(), now),
          entry.link().value());
    }
    return due;
  }

  /** Links that began while the provider was away. */
  List<Entry> unplanned(Transaction tx, String provider) throws SQLException {
    return Sql.query(
        tx,
        LinkSchedule::entry,
        "select * from dispatch.link_schedule where provider = ? and not planned limit 100",
        provider);
  }

  long active(Transaction tx, String provider) throws SQLException {
    return Sql.query(
            tx,
            row -> row.getLong(1),
            "select count(*) from dispatch.link_schedule where provider = ? and active",
            provider)
        .get(0);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new TenantId(row.getInt("tenant_id")),
        new AccountId(row.getLong("account_id")),
        new ProfileId(row.getLong("profile_id")),
        new LinkId(row.getLong("link_id")),
        row.getString("provider"));
  }

  static String vendorKey(String vendorUserId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(vendorUserId.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
