package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.api.query.MeasurementQuery;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.privacy.ConsentCheck;

/**
 * Takes in what happens to measurements. The only writer of days: whoever joins sends an event
 * here, too, so that there is one order of everything.
 */
@Component
public final class ChallengesEvents implements EventHandler {
  /** Somebody came in: all the days from the beginning. Ids: challenge. */
  static final String RECOUNT = "challenge.recount";

  /** Somebody said yes or no to something; of the consent core. */
  static final String CONSENT_CHANGED = "consent.changed";

  private final Transactions transactions;
  private final Counting counting;
  private final Finals finals;
  private final Announcing announcing;

  @Activate
  public ChallengesEvents(
      @Reference Transactions transactions,
      @Reference MeasurementQuery query,
      @Reference ConsentCheck consent,
      @Reference Outbox outbox,
      @Reference AuditLog audit,
      @Reference Announcing announcing,
      @Reference(target = "(schema=consent)") SchemaReady consents,
      @Reference(target = ChallengesSchema.READY) SchemaReady schema) {
    this(transactions, query, consent, outbox, audit, announcing, Clock.systemUTC());
  }

  ChallengesEvents(
      Transactions transactions,
      MeasurementQuery query,
      ConsentCheck consent,
      Outbox outbox,
      AuditLog audit,
      Announcing announcing,
      Clock clock) {
    this.transactions = transactions;
    this.counting = new Counting(transactions, new MeasuredDays(query), consent, outbox, clock);
    this.finals = new Finals(transactions, outbox, audit, clock);
    this.announcing = announcing;
  }

  @Override
  public String name() {
    return "challenges";
  }

  @Override
  public Set<String> types() {
    return Set.of(EventTypes.MEASUREMENTS_CHANGED, CONSENT_CHANGED, RECOUNT, Finals.DUE);
  }

  @Override
  public void handle(Event event) {
    boolean moved = finals.make(event);
    for (Joined joined : concerned(event)) {
      moved |= counting.take(event, joined.challenge(), joined.participant());
      // Who may be seen again, or not any more, moves places without moving a score.
      moved |= event.type().equals(CONSENT_CHANGED);
    }
    if (moved) {
      announcing.changed(event.tenant());
    }
  }

  private record Joined(Challenge challenge, Participant participant) {
    static Optional<Joined> of(@Nullable Challenge challenge, Participant participant) {
      return Optional.ofNullable(challenge).map(each -> new Joined(each, participant));
    }
  }

  private List<Joined> concerned(Event event) {
    AccountId account = event.account();
    if (account == null) {
      return List.of();
    }
    return transactions.inTenant(
        event.tenant(),
        tx -> {
          ParticipantTable table = new ParticipantTable(tx, event.tenant());
          List<Participant> found =
              switch (event.type()) {
                case RECOUNT -> joined(event, table, account);
                case CONSENT_CHANGED -> table.of(account);
                default -> moving(event, table);
              };
          Map<ChallengeId, Challenge> challenges =
              found.isEmpty() ? Map.of() : byId(new ChallengeTable(tx, event.tenant()));
          return found.stream()
              .flatMap(each -> Joined.of(challenges.get(each.challenge()), each).stream())
              .toList();
        });
  }

  private static List<Participant> joined(Event event, ParticipantTable table, AccountId account)
      throws SQLException {
    Long challenge = number(event.ids().get("challenge"));
    return challenge == null
        ? List.of()
        : table.find(new ChallengeId(challenge), account).stream().toList();
  }

  /** An event that names no days may be about all of them. */
  private static List<Participant> moving(Event event, ParticipantTable table) throws SQLException {
    Long profile = number(event.ids().get("profile"));
    return profile == null
        ? List.of()
        : table.moving(
            new ProfileId(profile),
            date(event.ids().get("from"), LocalDate.EPOCH),
            date(event.ids().get("to"), LocalDate.of(9999, 12, 31)));
  }

  private static Map<ChallengeId, Challenge> byId(ChallengeTable table) throws SQLException {
    return table.all(false).stream().collect(Collectors.toMap(Challenge::id, Function.identity()));
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static LocalDate date(@Nullable String text, LocalDate otherwise) {
    return text == null ? otherwise : LocalDate.parse(text);
  }
}
