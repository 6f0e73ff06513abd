package org.wellbundle.module.leaderboards;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.query.MeasurementQuery;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/** The neighbours: what was measured, who agreed to what, how people are called. */
final class House implements MeasurementQuery, ConsentCheck, ConsentDecisions, AccountContacts {
  /** As much of the consent core as the module's statements ask. */
  static final SchemaChanges CONSENT =
      new SchemaChanges(
          "consent",
          List.of(
              new SchemaChanges.Step(
                  "consent.sql",
                  """
                  create table yes (
                    tenant_id int not null, account_id bigint not null, primary key (tenant_id, account_id));
                  select platform.guard_tenant_table('consent.yes');
                  create function allows(p_account bigint, p_purpose text, p_kind text, p_recipient text)
                  returns boolean language sql stable as $$
                    select exists (select from consent.yes
                      where tenant_id = (select platform.current_tenant()) and account_id = p_account)
                      and p_purpose = 'leaderboards' and p_kind = 'activity'
                      and p_recipient = 'participants' $$;
                  """)));

  private record Day(double value, double byHand) {}

  private record Series(TenantId tenant, long profile, Metric metric) {}

  private final Map<Series, NavigableMap<LocalDate, Day>> days = new ConcurrentHashMap<>();
  final Set<AccountId> closed = ConcurrentHashMap.newKeySet();

  /** A day's value arrives, or is corrected. */
  void measure(TenantId tenant, AccountId of, Metric metric, LocalDate day, double value) {
    measure(tenant, of, metric, day, value, 0);
  }

  void measure(
      TenantId tenant, AccountId of, Metric metric, LocalDate day, double value, double byHand) {
    series(tenant, of.value(), metric).put(day, new Day(value, byHand));
  }

  void delete(TenantId tenant, AccountId of, Metric metric, LocalDate day) {
    series(tenant, of.value(), metric).remove(day);
  }

  private NavigableMap<LocalDate, Day> series(TenantId tenant, long profile, Metric metric) {
    return days.computeIfAbsent(
        new Series(tenant, profile, metric), each -> new ConcurrentSkipListMap<>());
  }

  @Override
  public List<DayValue> daily(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DayByHand> dailyByHand(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to) {
    return new TreeMap<>(series(tenant, profile.value(), metric).subMap(from, true, to, true))
        .entrySet().stream()
            .map(
                day -> new DayByHand(day.getKey(), day.getValue().value(), day.getValue().byHand()))
            .toList();
  }

  @Override
  public boolean allows(
      Transaction tx, AccountId account, PurposeId purpose, DataKind kind, Recipient recipient) {
    try (PreparedStatement query =
        tx.connection().prepareStatement("select consent.allows(?, ?, ?, ?)")) {
      query.setLong(1, account.value());
      query.setString(2, purpose.name());
      query.setString(3, kind.wireName());
      query.setString(4, recipient.name());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new DatabaseException("asking", "XX000", null, e);
    }
  }

  @Override
  public void decide(
      Transaction tx,
      TenantId tenant,
      AccountId member,
      PurposeDeclaration purpose,
      boolean granted,
      String correlationId) {
    say(tx, tenant, member, granted);
  }

  static void say(Transaction tx, TenantId tenant, AccountId member, boolean granted) {
    try (PreparedStatement change =
        tx.connection()
            .prepareStatement(
                granted
                    ? "insert into consent.yes values (?, ?) on conflict do nothing"
                    : "delete from consent.yes where tenant_id = ? and account_id = ?")) {
      change.setInt(1, tenant.value());
      change.setLong(2, member.value());
      change.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException("deciding", "XX000", null, e);
    }
  }

  @Override
  public Set<DataKind> collectable(Transaction tx, AccountId account) {
    return EnumSet.noneOf(DataKind.class);
  }

  @Override
  public void linked(Transaction tx, TenantId tenant, AccountId account, String correlationId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Contact> contact(TenantId tenant, AccountId account) {
    return closed.contains(account)
        ? Optional.empty()
        : Optional.of(
            new Contact(
                account,
                account + "@acme.example",
                "Member " + account,
                Locale.ENGLISH,
                ZoneId.of("Europe/Berlin")));
  }

  @Override
  public Optional<Contact> byEmail(TenantId tenant, String email) {
    throw new UnsupportedOperationException();
  }
}
