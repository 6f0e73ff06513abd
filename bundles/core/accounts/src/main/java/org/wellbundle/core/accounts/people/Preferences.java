package org.wellbundle.core.accounts.people;

import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;

/** Name, units, language, time zone of an account. */
@Component(service = Preferences.class)
public final class Preferences {
  static final Set<String> UNITS = Set.of("metric", "imperial");

  private final Transactions transactions;

  @Activate
  public Preferences(
      @Reference Transactions transactions,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions);
  }

  public Preferences(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What is null stays as it is.
   *
   * @param units {@code metric} or {@code imperial}
   * @param locale language tag, one of the portal's languages
   * @param timeZone name from the tz database, such as {@code Europe/Berlin}
   */
  public record PreferencesJson(
      @Nullable String displayName,
      @Nullable String units,
      @Nullable String locale,
      @Nullable String timeZone) {}

  /**
   * @param languages of the portal
   */
  public void change(Principal who, PreferencesJson wanted, List<String> languages) {
    check(wanted, languages);
    String name = wanted.displayName();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          execute(
              tx,
              "update accounts.account set display_name = coalesce(?, display_name),"
                  + " units = coalesce(?, units), locale = coalesce(?, locale),"
                  + " time_zone = coalesce(?, time_zone), version = version + 1"
                  + " where tenant_id = ? and id = ?",
              name == null ? null : name.strip(),
              wanted.units(),
              wanted.locale(),
              wanted.timeZone(),
              who.tenant().value(),
              who.account().value());
          if (name != null) {
            execute(
                tx,
                "update accounts.profile set name = ?"
                    + " where tenant_id = ? and account_id = ? and main",
                name.strip(),
                who.tenant().value(),
                who.account().value());
          }
        });
  }

  private static void check(PreferencesJson wanted, List<String> languages) {
    String name = wanted.displayName();
    if (name != null && (name.isBlank() || name.strip().length() > 120)) {
      throw new Problem(422, "account.name-invalid", "A name has 1 to 120 characters.");
    }
    if (wanted.units() != null && !UNITS.contains(wanted.units())) {
      throw new Problem(422, "account.units-unknown", "Units are metric or imperial.");
    }
    if (wanted.locale() != null && !isOffered(wanted.locale(), languages)) {
      throw new Problem(
          422, "account.locale-unknown", "This portal isn't offered in that language.");
    }
    if (wanted.timeZone() != null && !isZone(wanted.timeZone())) {
      throw new Problem(422, "account.time-zone-unknown", "There is no such time zone.");
    }
  }

  private static boolean isOffered(String tag, List<String> languages) {
    try {
      String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
      return languages.contains(language) || languages.contains(tag);
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  /** Regions only: a fixed offset would be wrong half of the year. */
  private static boolean isZone(String name) {
    try {
      return name.length() <= 60 && ZoneId.getAvailableZoneIds().contains(ZoneId.of(name).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
