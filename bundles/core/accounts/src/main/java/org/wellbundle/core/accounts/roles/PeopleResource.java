package org.wellbundle.core.accounts.roles;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.account.Role;
import org.wellbundle.core.accounts.roles.RoleBook.Person;
import org.wellbundle.core.accounts.session.OpenSessions;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;

/** People of the tenant, their roles, and where they are signed in. Never what they measured. */
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PeopleResource {
  private static final String LIST = "people";
  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int LONGEST_WORDS = 100;

  private final RoleBook book;
  private final OpenSessions sessions;
  private final CurrentRequest current;
  private final EventStreams streams;

  public PeopleResource(
      RoleBook book, OpenSessions sessions, CurrentRequest current, EventStreams streams) {
    this.book = book;
    this.sessions = sessions;
    this.current = current;
    this.streams = streams;
  }

  /**
   * A page of people.
   *
   * @param grantable roles the caller may give and take
   */
  public record PeopleView(
      List<PersonView> people, List<String> grantable, @Nullable String next) {}

  /**
   * @param active false while the account is switched off
   * @param you true for the caller
   */
  public record PersonView(
      String id, String name, String email, boolean active, boolean you, List<String> roles) {}

  /** All roles the person is to have. */
  public record RolesWish(@Nullable List<String> roles) {}

  /**
   * @param words part of a name or an address
   * @param with {@code roles} for those who have one beside member's
   */
  @GET
  @RequiresPermission(Permission.ROSTER_MANAGE)
  @Answers(
      body = PeopleView.class,
      problems = {"400 cursor.invalid", "400 limit.invalid", "400 people.words-too-long"})
  public PeopleView list(
      @QueryParam("words") @Nullable String words,
      @QueryParam("with") @Nullable String with,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Principal who = current.principal();
    String wanted = words == null ? "" : words;
    if (wanted.length() > LONGEST_WORDS) {
      throw new Problem(400, "people.words-too-long", "Look for a shorter part of the name.");
    }
    int size = Cursors.limit(limit, USUAL, MOST);
    long after = Cursors.read(LIST, 1, cursor).map(fields -> number(fields.get(0))).orElse(0L);
    List<Person> found = book.list(who.tenant(), wanted, "roles".equals(with), after, size + 1);
    boolean more = found.size() > size;
    List<Person> page = more ? found.subList(0, size) : found;
    return new PeopleView(
        page.stream().map(person -> view(person, who)).toList(),
        Grants.of(who).stream().map(Role::wireName).sorted().toList(),
        more ? Cursors.of(LIST, page.get(size - 1).id()) : null);
  }

  /** Counts with the person's next call, in every session and for every token. */
  @PUT
  @Path("{id}/roles")
  @RequiresPermission(Permission.ROSTER_MANAGE)
  @Answers(
      body = PersonView.class,
      problems = {
        "400 roles.incomplete",
        "403 roles.not-yours",
        "404 people.unknown",
        "409 roles.last-owner",
        "422 roles.unknown"
      })
  public PersonView change(@PathParam("id") String id, @Nullable RolesWish wish) {
    Principal who = current.principal();
    AccountId account = known(who, id);
    RoleBook.Outcome outcome = book.change(who, account, roles(wish), current.correlationId());
    if (outcome instanceof RoleBook.Changed changed) {
      return view(changed.person(), who);
    }
    if (outcome instanceof RoleBook.NotYours not) {
      throw new Problem(
          403,
          "roles.not-yours",
          "Only an owner of the portal may give or take these roles.",
          Map.of("roles", not.roles().stream().map(Role::wireName).sorted().toList()));
    }
    if (outcome instanceof RoleBook.LastOwner) {
      throw new Problem(
          409,
          "roles.last-owner",
          "This is the only owner of the portal. Make somebody else an owner first.");
    }
    throw unknown();
  }

  /** Ends all of the person's sessions and tokens; the account stays as it is. */
  @DELETE
  @Path("{id}/sessions")
  @RequiresPermission(Permission.TENANT_MANAGE)
  @Answers(status = 204, problems = "404 people.unknown")
  public void endSessions(@PathParam("id") String id) {
    Principal who = current.principal();
    AccountId account = known(who, id);
    sessions.endAll(who, Grants.actingAs(who), account, current.correlationId());
    streams.tell(who.tenant(), account, "session-ended", Map.of());
  }

  private AccountId known(Principal who, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return book.find(who.tenant(), new AccountId(Long.parseLong(id)))
        .map(Person::id)
        .orElseThrow(PeopleResource::unknown);
  }

  private static Set<Role> roles(@Nullable RolesWish wish) {
    List<String> names = wish == null ? null : wish.roles();
    if (names == null || names.size() > Role.values().length) {
      throw new Problem(400, "roles.incomplete", "Name all roles the person is to have.");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      roles.add(
          Stream.of(Role.values())
              .filter(role -> role != Role.OPERATOR && role.wireName().equals(name))
              .findFirst()
              .orElseThrow(() -> new Problem(422, "roles.unknown", "There is no such role here.")));
    }
    return roles;
  }

  private static PersonView view(Person person, Principal who) {
    return new PersonView(
        person.id().toString(),
        person.name(),
        person.email(),
        person.active(),
        person.id().equals(who.account()),
        person.roles().stream().map(Role::wireName).sorted().collect(Collectors.toList()));
  }

  private static Problem unknown() {
    return new Problem(404, "people.unknown", "There is nobody with this number here.");
  }

  private static long number(String field) {
    if (!field.matches("[0-9]{1,18}")) {
      throw Cursors.invalid();
    }
    return Long.parseLong(field);
  }
}
