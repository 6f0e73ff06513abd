package org.wellbundle.module.leaderboards;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.module.EventHandler;

/** Moves scores when days or decisions change. */
@Component
public final class LeaderboardsEvents implements EventHandler {
  /** Of the consent core: somebody decided, objected, or wants processing to rest. */
  static final String CONSENT_CHANGED = "consent.changed";

  /** Of this module's schema. */
  static final String SETTLE = "leaderboards.settle";

  private final Calculation calculation;
  private final Announcements announcements;

  @Activate
  public LeaderboardsEvents(
      @Reference Calculation calculation, @Reference Announcements announcements) {
    this.calculation = calculation;
    this.announcements = announcements;
  }

  @Override
  public String name() {
    return "leaderboards";
  }

  @Override
  public Set<String> types() {
    return Set.of(EventTypes.MEASUREMENTS_CHANGED, CONSENT_CHANGED, SETTLE);
  }

  @Override
  public void handle(Event event) {
    AccountId account = event.account();
    if (account != null && concerns(event) && calculate(event, account)) {
      announcements.moved(event.tenant());
    }
  }

  /** Decisions about other purposes move nothing here; {@code *} is about all of them. */
  private static boolean concerns(Event event) {
    List<String> purposes = List.of(event.ids().getOrDefault("purposes", "*").split(" "));
    return !event.type().equals(CONSENT_CHANGED)
        || purposes.contains(LeaderboardsPurpose.NAME)
        || purposes.contains("*");
  }

  private boolean calculate(Event event, AccountId account) {
    String from = event.ids().get("from");
    String to = event.ids().get("to");
    return event.type().equals(EventTypes.MEASUREMENTS_CHANGED) && from != null && to != null
        ? calculation.of(
            event.tenant(), account, new Span(LocalDate.parse(from), LocalDate.parse(to)))
        : calculation.all(event.tenant(), account);
  }
}
