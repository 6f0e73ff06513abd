package org.wellbundle.module.leaderboards;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** How a person takes part, and what counted on which day. */
@Component
public final class LeaderboardsPersonalData implements PersonalData {
  private final Transactions transactions;
  private final Announcements announcements;

  @Activate
  public LeaderboardsPersonalData(
      @Reference Transactions transactions,
      @Reference Announcements announcements,
      @Reference(target = LeaderboardsSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.announcements = announcements;
  }

  @Override
  public String name() {
    return LeaderboardsSchema.NAME;
  }

  @Override
  public String schema() {
    return LeaderboardsSchema.NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    PersonRows rows = new PersonRows(transactions, person, archive);
    rows.file(
        "participation.json",
        "select mode, alias, counts_from, joined_at from person p join leaderboards.member m"
            + " on m.tenant_id = p.tenant and m.account_id = p.account");
    // Each is also the friend's; the number of a seat says nothing about anybody.
    rows.file(
        "friends.json",
        "select m.seat as friend, f.since from person p join leaderboards.friend f"
            + " on f.tenant_id = p.tenant and f.account_id = p.account"
            + " join leaderboards.member m on m.tenant_id = f.tenant_id"
            + " and m.account_id = f.friend_id order by f.since");
    rows.file(
        "friend-code.json",
        "select c.code, c.made_at from person p join leaderboards.friend_code c"
            + " on c.tenant_id = p.tenant and c.account_id = p.account");
    rows.file(
        "days.json",
        "select metric, local_date, raw, excluded, capped, counted"
            + " from person p join leaderboards.day d"
            + " on d.tenant_id = p.tenant and d.account_id = p.account"
            + " order by metric, local_date");
    rows.file(
        "scores.json",
        "select metric, period, starts, score from person p join leaderboards.score s"
            + " on s.tenant_id = p.tenant and s.account_id = p.account"
            + " order by metric, period, starts");
  }

  /** Boards know from the database; open screens are told. */
  @Override
  public void erased(Person person) {
    announcements.moved(person.tenant());
  }
}
