package org.wellbundle.core.accounts.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;

/** What the screens need to know of an account. */
public record AccountRow(
    AccountId id,
    String email,
    String displayName,
    Locale locale,
    ZoneId timeZone,
    String units,
    Set<Role> roles,
    List<ProfileRow> profiles) {

  public ProfileId mainProfile() {
    return profiles.stream()
        .filter(ProfileRow::main)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("account " + id + " has no main profile"))
        .id();
  }

  /**
   * @param picture number of its picture, null when it has none
   */
  public record ProfileRow(ProfileId id, String name, boolean main, @Nullable Long picture) {}
}
