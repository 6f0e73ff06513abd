package org.wellbundle.module.challenges;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** What a person did in challenges: taking part, days, how they came to, final places. */
@Component
public final class ChallengesPersonalData implements PersonalData {
  private static final String OF_MINE = " where m.tenant_id = ? and m.account_id = ?";
  private static final Map<String, String> FILES =
      Map.of(
          "participations",
          "select m.challenge_id as challenge, c.title, m.name, t.name as team, m.leader,"
              + " m.joined_at, m.counts_from, m.left_at, m.score / 1000.0 as score"
              + " from challenges.participant m"
              + " left join challenges.challenge c"
              + " on c.tenant_id = m.tenant_id and c.id = m.challenge_id"
              + " left join challenges.team t on t.tenant_id = m.tenant_id and t.id = m.team_id"
              + OF_MINE
              + " order by m.joined_at",
          "days",
          "select m.challenge_id as challenge, m.local_date, m.raw / 1000.0 as measured,"
              + " m.by_hand / 1000.0 as by_hand, m.excluded / 1000.0 as excluded,"
              + " m.capped / 1000.0 as capped, m.counted / 1000.0 as counted,"
              + " m.points / 1000.0 as points, array_to_string(m.flags, ' ') as flags"
              + " from challenges.day m"
              + OF_MINE
              + " order by m.challenge_id, m.local_date",
          "ledger",
          "select m.challenge_id as challenge, m.local_date, m.entry,"
              + " m.counted / 1000.0 as counted, m.added / 1000.0 as added, m.reason, m.at"
              + " from challenges.ledger m"
              + OF_MINE
              + " order by m.challenge_id, m.local_date, m.entry",
          "appeals",
          "select m.challenge_id as challenge, m.local_date, m.words, m.raw / 1000.0 as measured,"
              + " m.excluded / 1000.0 as excluded, array_to_string(m.flags, ' ') as flags,"
              + " m.written_at, m.answered_at, m.accepted, m.answer,"
              + " m.allowed / 1000.0 as allowed, m.checked / 1000.0 as checked"
              + " from challenges.appeal m"
              + OF_MINE
              + " order by m.challenge_id, m.local_date",
          "results",
          "select m.challenge_id as challenge, c.title, m.name, r.name as team, m.place,"
              + " m.score / 1000.0 as score from challenges.result m"
              + " left join challenges.challenge c"
              + " on c.tenant_id = m.tenant_id and c.id = m.challenge_id"
              + " left join challenges.team_result r on r.tenant_id = m.tenant_id"
              + " and r.challenge_id = m.challenge_id and r.team_id = m.team_id"
              + OF_MINE
              + " order by m.challenge_id");

  private final Transactions transactions;
  private final ObjectMapper json = new ObjectMapper();

  @Activate
  public ChallengesPersonalData(
      @Reference Transactions transactions,
      @Reference(target = ChallengesSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return ChallengesSchema.NAME;
  }

  @Override
  public String schema() {
    return ChallengesSchema.NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    Map<String, Object> all =
        transactions.inTenant(
            person.tenant(),
            tx -> {
              Map<String, Object> lists = new LinkedHashMap<>();
              for (Map.Entry<String, String> file : FILES.entrySet()) {
                lists.put(file.getKey(), rows(tx, person, file.getValue()));
              }
              return lists;
            });
    try (OutputStream out = archive.file("challenges.json")) {
      out.write(json.writeValueAsBytes(all));
    }
  }

  private static List<Map<String, String>> rows(Transaction tx, Person person, String sql)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (PreparedStatement select = tx.connection().prepareStatement(sql)) {
      select.setInt(1, person.tenant().value());
      select.setLong(2, person.account().value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(columns(row));
        }
      }
    }
    return rows;
  }

  private static Map<String, String> columns(ResultSet row) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int n = 1; n <= row.getMetaData().getColumnCount(); n++) {
      String value = row.getString(n);
      if (value != null) {
        columns.put(row.getMetaData().getColumnName(n), value);
      }
    }
    return columns;
  }
}
