package org.wellbundle.core.consent.internal.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Rounds;
import org.wellbundle.core.consent.internal.archive.ArchiveTable.Row;
import org.wellbundle.core.consent.internal.archive.Pieces.Place;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.secrets.Vault;

/** Puts archives together, one at a time on each node, and hands them out. */
@Component(service = Archives.class)
public final class Archives {
  private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MOST_ATTEMPTS = 3;

  /** How long one can be fetched. */
  public static final Duration KEPT = Duration.ofDays(1);

  private final Transactions transactions;
  private final PersonRights rights;
  private final AuditLog audit;
  private final EventStreams streams;
  private final Pieces pieces;
  private final Clock clock;
  private final Rounds rounds;

  @Activate
  public Archives(
      @Reference Transactions transactions,
      @Reference PersonRights rights,
      @Reference AuditLog audit,
      @Reference EventStreams streams,
      @Reference Vault vault,
      @Reference(target = PrivacySchemas.LEAVING_READY) SchemaReady schema) {
    this(transactions, rights, audit, streams, vault, Clock.systemUTC(), new Rounds("archives"));
    rounds.begin(this::round);
  }

  Archives(
      Transactions transactions,
      PersonRights rights,
      AuditLog audit,
      EventStreams streams,
      Vault vault,
      Clock clock,
      Rounds rounds) {
    this.transactions = transactions;
    this.rights = rights;
    this.audit = audit;
    this.streams = streams;
    this.pieces = new Pieces(transactions, vault);
    this.clock = clock;
    this.rounds = rounds;
  }

  @Deactivate
  void stop() {
    rounds.end();
  }

  /**
   * @param state {@code preparing}, {@code ready} or {@code failed}
   * @param missing parts that were away, so that their data isn't in it
   */
  public record Archive(
      UUID id, String state, Instant askedAt, long size, List<String> missing, Instant goneAt) {
    public boolean ready() {
      return state.equals("ready");
    }
  }

  /** Begins one, unless one is being prepared already: that one is told then. */
  public Archive ask(Principal who, String correlationId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Archive asked =
        transactions.inTenant(
            who.tenant(),
            tx -> {
              Person person = new Person(who.tenant(), who.account(), who.profiles());
              ArchiveTable.insert(tx, person, UUID.randomUUID(), now);
              audit.append(
                  tx, AuditEntry.own("archive.asked", who.account(), Map.of(), correlationId));
              return archive(ArchiveTable.of(tx, who.account()).get(0));
            });
    rounds.now(this::round);
    return asked;
  }

  /** The newest first. */
  public List<Archive> of(Principal who) {
    return transactions.inTenant(
        who.tenant(),
        tx -> ArchiveTable.of(tx, who.account()).stream().map(Archives::archive).toList());
  }

  /** Empty when it is somebody else's, or gone. */
  public Optional<Archive> find(Principal who, UUID id) {
    return of(who).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Somebody begins to fetch one that is ready. */
  public void noteFetching(Principal who, String correlationId) {
    transactions.runInTenant(
        who.tenant(),
        tx ->
            audit.append(
                tx, AuditEntry.own("archive.fetched", who.account(), Map.of(), correlationId)));
  }

  public void write(Principal who, Archive archive, OutputStream out) throws IOException {
    pieces.read(new Place(who.tenant(), who.account(), archive.id()), out);
  }

  private static Archive archive(Row row) {
    return new Archive(
        row.id(), row.state(), row.askedAt(), row.size(), row.missing(), row.askedAt().plus(KEPT));
  }

  private record Claimed(TenantId tenant, UUID id, int attempts) {}

  /** One after the other until nothing is left to do. */
  void round() {
    Optional<Claimed> next = claim();
    while (next.isPresent()) {
      prepare(next.get());
      next = claim();
    }
  }

  private Optional<Claimed> claim() {
    return transactions.asDispatcher(tx -> claim(tx, clock.instant()).stream().findFirst());
  }

  private static List<Claimed> claim(Transaction tx, Instant now) throws SQLException {
    List<Claimed> claimed = new ArrayList<>();
    try (PreparedStatement claim =
        tx.connection()
            .prepareStatement(
                "select * from dispatch.archives_claim(?, make_interval(secs => ?), 1)")) {
      claim.setObject(1, now.atOffset(ZoneOffset.UTC));
      claim.setDouble(2, LEASE.toSeconds());
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          claimed.add(
              new Claimed(
                  new TenantId(row.getInt(1)), row.getObject(2, UUID.class), row.getInt(3)));
        }
      }
    }
    return claimed;
  }

  private void prepare(Claimed claimed) {
    Optional<Row> row =
        transactions.inTenant(claimed.tenant(), tx -> ArchiveTable.find(tx, claimed.id()));
    if (row.isEmpty()) {
      return;
    }
    try {
      fill(claimed.tenant(), row.get());
    } catch (IOException | RuntimeException e) {
      LOG.error("Archive {} failed for the {}. time", claimed.id(), claimed.attempts(), e);
      if (claimed.attempts() >= MOST_ATTEMPTS) {
        finish(claimed.tenant(), row.get(), "failed", 0, Set.of());
      } else {
        Instant then = clock.instant().plus(PAUSE);
        transactions.runInTenant(
            claimed.tenant(), tx -> ArchiveTable.tryAgain(tx, claimed.id(), then));
      }
    }
  }

  private void fill(TenantId tenant, Row row) throws IOException {
    Pieces.Writing out = pieces.write(new Place(tenant, row.account(), row.id()));
    Set<String> missing;
    try (out) {
      missing = rights.export(new Person(tenant, row.account(), row.profiles()), out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    finish(tenant, row, "ready", out.size(), missing);
  }

  private void finish(TenantId tenant, Row row, String state, long size, Set<String> missing) {
    transactions.runInTenant(
        tenant,
        tx -> {
          ArchiveTable.finish(tx, row.id(), state, size, missing, clock.instant());
          ArchiveTable.removeOthers(tx, row);
          tx.afterCommit(() -> streams.tell(tenant, row.account(), "archive-changed", Map.of()));
        });
  }
}
