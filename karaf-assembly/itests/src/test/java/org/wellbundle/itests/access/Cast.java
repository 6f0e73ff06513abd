package org.wellbundle.itests.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.wellbundle.itests.access.Caller.Standing;
import org.wellbundle.testing.Portal;

/**
 * Everybody who calls: whoever may, and all that may not, in every way one can be the wrong one.
 */
final class Cast {
  private static final String PASSCODE = "482915";

  private final Stage stage;
  private final Members members;
  private final Apps apps;
  private final List<Caller> callers = new ArrayList<>();

  private Cast(Stage stage, Members members) {
    this.stage = stage;
    this.members = members;
    this.apps = new Apps(stage);
  }

  /** In the order in which they call: the member whose data is at stake comes last. */
  static List<Caller> of(Stage stage, Members members) {
    Cast cast = new Cast(stage, members);
    stage.keepsSecret(PASSCODE);
    cast.strangers();
    cast.roles();
    cast.neighbours();
    cast.atThePlatform();
    cast.theMemberHerself();
    return cast.callers;
  }

  private void strangers() {
    Portal nobody = stage.node().portal(Stage.ACME);
    add("anonymous", "", Standing.STRANGER, () -> nobody);
    long gone =
        stage.accounts().join("acme", "gone@acme.example", "Invented gone", List.of("member"));
    Portal disabled = stage.signedIn(Stage.ACME, "gone@acme.example");
    Caller app = apps.withAllScopes("disabled, by token", Stage.ACME, "gone@acme.example");
    stage.accounts().disable(gone);
    add("disabled", "member", Standing.STRANGER, () -> disabled);
    callers.add(app);
    Portal forged = stage.node().portal(Stage.ACME);
    callers.add(
        new Caller(
            "forged token",
            "",
            "",
            Standing.STRANGER,
            false,
            () -> forged,
            operation -> Map.of("Authorization", "Bearer " + "A".repeat(43)),
            () -> {}));
  }

  private void roles() {
    Person other = members.second();
    add("another member", other, Standing.SIGNED_IN, other::portal);
    for (String role : new TreeSet<>(Roles.TABLE.keySet())) {
      String email = "role." + role.toLowerCase(Locale.ROOT) + "@acme.example";
      stage.accounts().join("acme", email, "Invented " + role, List.of(role));
      signedIn(role, role, false, stage.signedIn(Stage.ACME, email), email);
    }
  }

  /** From another tenant: with its session here, and at home with numbers from here. */
  private void neighbours() {
    String email = "role.owner@northwind.example";
    stage.accounts().join("northwind", email, "Invented owner", List.of("owner"));
    Portal owner = stage.signedIn(Stage.NORTHWIND, email);
    Portal ownerHere = owner.astray(Stage.ACME);
    add("owner of another tenant", "owner", Standing.STRANGER, () -> ownerHere);
    signedIn("owner at another tenant", "owner", false, owner, email);
    Person member = members.elsewhere();
    Portal memberHere = member.portal().astray(Stage.ACME);
    add("member of another tenant", "member", Standing.STRANGER, () -> memberHere);
    add("member at another tenant", member, Standing.SIGNED_IN, member::portal);
  }

  private void atThePlatform() {
    String operators = "operator@localhost";
    addAtPlatform("anonymous at the platform", "", Standing.STRANGER, stage.node().platform());
    addAtPlatform(
        "member at the platform",
        "member",
        Standing.STRANGER,
        members.second().portal().astray(Stage.PLATFORM));
    callers.add(apps.withoutTheScope(Stage.PLATFORM, operators, "operator", ""));
    Portal operator = stage.signedIn(Stage.PLATFORM, operators);
    addAtPlatform(
        "operator without CSRF token",
        "operator",
        Standing.WITHOUT_CSRF_TOKEN,
        operator.withoutCsrfToken());
    addAtPlatform(
        "operator, locked", "operator", Standing.LOCKED, locked(Stage.PLATFORM, operators));
    Portal astray = operator.astray(Stage.ACME);
    add("operator at a tenant", "operator", Standing.STRANGER, () -> astray);
    stage.accounts().join("", "viewer@localhost", "Invented viewer", List.of("member"));
    String viewer = "viewer@localhost";
    Portal viewers = stage.signedIn(Stage.PLATFORM, viewer);
    signedIn("no operator at the platform", "member", true, viewers, viewer);
    signedIn("operator at the platform", "operator", true, operator, operators);
  }

  private void theMemberHerself() {
    Person first = members.first();
    callers.add(apps.withoutTheScope(Stage.ACME, first.email(), "member", first.mark()));
    add("without CSRF token", first, Standing.WITHOUT_CSRF_TOKEN, first.portal()::withoutCsrfToken);
    Portal locked = locked(Stage.ACME, first.email());
    add("locked", first, Standing.LOCKED, () -> locked);
    add("the member herself", first, Standing.OWNER, first::portal);
  }

  private void add(String name, String role, Standing standing, Supplier<Portal> browser) {
    callers.add(new Caller(name, role, standing, false, browser));
  }

  private void add(String name, Person who, Standing standing, Supplier<Portal> browser) {
    callers.add(
        new Caller(name, "member", standing, false, browser)
            .owning(who.mark())
            .signingIn(who.email()));
  }

  private void signedIn(String name, String role, boolean platform, Portal portal, String email) {
    callers.add(
        new Caller(name, role, Standing.SIGNED_IN, platform, () -> portal).signingIn(email));
  }

  private void addAtPlatform(String name, String role, Standing standing, Portal portal) {
    callers.add(new Caller(name, role, standing, true, () -> portal));
  }

  private Portal locked(String host, String email) {
    Portal portal = stage.signedIn(host, email);
    Portal.Answer set =
        portal.send("PUT", "/api/v1/lock", "{\"passcode\":\"" + PASSCODE + "\"}", Map.of());
    Portal.Answer closed = portal.post("/api/v1/lock/close", "{}");
    if (set.status() != 204 || closed.status() != 204) {
      throw new AssertionError(set.text() + closed.text());
    }
    return portal;
  }
}
