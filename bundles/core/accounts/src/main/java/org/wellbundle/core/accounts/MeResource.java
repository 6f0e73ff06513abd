package org.wellbundle.core.accounts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Who am I. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  private final Accounts accounts;
  private final CurrentRequest current;

  MeResource(Accounts accounts, CurrentRequest current) {
    this.accounts = accounts;
    this.current = current;
  }

  @GET
  public Map<String, Object> read() {
    Principal principal = current.principal();
    AccountRow account =
        accounts
            .read(principal.tenant(), principal.account())
            .orElseThrow(() -> new Problem(401, "session.required", "Sign in to go on."));
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("account", AccountJson.of(account));
    me.put("roles", roles(account));
    me.put("profiles", profiles(account));
    me.put("units", account.units());
    me.put("locale", account.locale().toLanguageTag());
    me.put("timeZone", account.timeZone().getId());
    me.put("csrfToken", principal.csrfToken());
    return me;
  }

  private static List<String> roles(AccountRow account) {
    return account.roles().stream().map(Role::wireName).sorted().toList();
  }

  private static List<Map<String, Object>> profiles(AccountRow account) {
    return account.profiles().stream()
        .map(
            profile ->
                Map.<String, Object>of(
                    "id", profile.id().toString(), "name", profile.name(), "main", profile.main()))
        .toList();
  }
}
