package org.wellbundle.module.notifications;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Channel;
import org.wellbundle.api.notification.NotificationKind;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Which kinds of notifications a member wants on which channel. */
final class Choices {
  private final Map<String, Map<String, Boolean>> chosen;

  private Choices(Map<String, Map<String, Boolean>> chosen) {
    this.chosen = chosen;
  }

  static Choices of(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    Map<String, Map<String, Boolean>> chosen = new HashMap<>();
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select kind, channel, wanted from notifications.preference"
                    + " where tenant_id = ? and account_id = ?")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          chosen
              .computeIfAbsent(row.getString(1), none -> new HashMap<>())
              .put(row.getString(2), row.getBoolean(3));
        }
      }
    }
    return new Choices(chosen);
  }

  static void store(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      String kind,
      Channel channel,
      boolean wanted)
      throws SQLException {
    try (PreparedStatement upsert =
        tx.connection()
            .prepareStatement(
                "insert into notifications.preference values (?, ?, ?, ?, ?)"
                    + " on conflict (tenant_id, account_id, kind, channel)"
                    + " do update set wanted = excluded.wanted")) {
      upsert.setInt(1, tenant.value());
      upsert.setLong(2, account.value());
      upsert.setString(3, kind);
      upsert.setString(4, channel.wireName());
      upsert.setBoolean(5, wanted);
      upsert.executeUpdate();
    }
  }

  boolean wants(NotificationKind kind, Channel channel) {
    if (!kind.offered().contains(channel)) {
      return false;
    }
    if (kind.always().contains(channel)) {
      return true;
    }
    return chosen
        .getOrDefault(kind.id(), Map.of())
        .getOrDefault(channel.wireName(), kind.byDefault().contains(channel));
  }

  /** The channels of a kind. */
  Set<Channel> of(NotificationKind kind) {
    Set<Channel> wanted = EnumSet.noneOf(Channel.class);
    for (Channel channel : Channel.values()) {
      if (wants(kind, channel)) {
        wanted.add(channel);
      }
    }
    return wanted;
  }
}
