package org.wellbundle.core.accounts;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.people.AccountJson;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.people.Preferences;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Who am I, and how do I like it. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MeResource {
  /** Those the operators' pages are written in. */
  private static final List<String> PLATFORM_LANGUAGES = List.of("en", "de");

  private final Accounts accounts;
  private final Preferences preferences;
  private final CurrentRequest current;

  MeResource(Accounts accounts, Preferences preferences, CurrentRequest current) {
    this.accounts = accounts;
    this.preferences = preferences;
    this.current = current;
  }

  /**
   * @param restingRoles those of the roles that count once the account has a second factor
   * @param permissions what this session or token may be used for
   * @param units {@code metric} or {@code imperial}
   */
  public record MeView(
      AccountJson account,
      List<String> roles,
      List<String> restingRoles,
      List<String> permissions,
      List<ProfileView> profiles,
      String units,
      String locale,
      String timeZone,
      String csrfToken) {}

  /**
   * @param picture address of the profile's picture, null when it has none
   */
  public record ProfileView(String id, String name, boolean main, @Nullable String picture) {}

  @GET
  @RequiresPermission(Permission.ACCOUNT_READ)
  public MeView read() {
    Principal principal = current.principal();
    AccountRow account =
        accounts
            .read(principal.tenant(), principal.account())
            .orElseThrow(() -> new Problem(401, "session.required", "Please sign in."));
    return new MeView(
        AccountJson.of(account),
        account.roles().stream().map(Role::wireName).sorted().toList(),
        accounts.resting(principal.tenant(), account).stream()
            .map(Role::wireName)
            .sorted()
            .toList(),
        principal.permissions().stream().map(Permission::wireName).sorted().toList(),
        account.profiles().stream().map(MeResource::view).toList(),
        account.units(),
        account.locale().toLanguageTag(),
        account.timeZone().getId(),
        principal.csrfToken());
  }

  private static ProfileView view(AccountRow.ProfileRow profile) {
    Long picture = profile.picture();
    return new ProfileView(
        profile.id().toString(),
        profile.name(),
        profile.main(),
        picture == null ? null : "/api/v1/profiles/" + profile.id() + "/picture?v=" + picture);
  }

  /** Changes what is given, and leaves the rest. */
  @PUT
  @RequiresPermission(Permission.ACCOUNT_WRITE)
  @Answers(
      problems = {
        "422 account.units-unknown",
        "422 account.locale-unknown",
        "422 account.time-zone-unknown",
        "422 account.name-invalid"
      })
  public MeView change(Preferences.@Nullable PreferencesJson wanted) {
    if (wanted != null) {
      preferences.change(current.principal(), wanted, languages());
    }
    return read();
  }

  private List<String> languages() {
    return current.tenantId().equals(TenantId.PLATFORM)
        ? PLATFORM_LANGUAGES
        : current.tenant().languages();
  }
}
