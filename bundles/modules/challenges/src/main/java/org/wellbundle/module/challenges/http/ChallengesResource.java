package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.module.challenges.Organising;
import org.wellbundle.module.challenges.Sharing;
import org.wellbundle.module.challenges.http.Views.ChallengeList;
import org.wellbundle.module.challenges.http.Views.ChallengeView;
import org.wellbundle.module.challenges.http.Views.Made;
import org.wellbundle.module.challenges.http.Views.MyDays;
import org.wellbundle.module.challenges.http.Views.Preview;
import org.wellbundle.module.challenges.scoring.DayCount;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.AppealTable;
import org.wellbundle.module.challenges.store.DayTable;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Idempotent;
import org.wellbundle.platform.http.Problem;

/** Challenges: what there are, what they would show of the reader, and the reader's own days. */
@Path("/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChallengesResource {
  private static final int CHANGES = 50;

  private final Reading reading;
  private final Organising organising;
  private final Sharing sharing;
  private final AccountContacts contacts;
  private final CurrentRequest current;

  ChallengesResource(
      Reading reading,
      Organising organising,
      Sharing sharing,
      AccountContacts contacts,
      CurrentRequest current) {
    this.reading = reading;
    this.organising = organising;
    this.sharing = sharing;
    this.contacts = contacts;
    this.current = current;
  }

  /** Challenges of the tenant, without drafts. */
  @GET
  @RequiresPermission(Permission.CHALLENGES_JOIN)
  public ChallengeList list() {
    return new ChallengeList(reading.list(current.principal()));
  }

  @GET
  @Path("{id}")
  @RequiresPermission(Permission.CHALLENGES_JOIN)
  @Answers(problems = "404 challenge.unknown")
  public ChallengeView detail(@PathParam("id") String id) {
    Principal who = current.principal();
    return reading.opened(who, id, (tx, challenge) -> reading.view(tx, who, challenge));
  }

  /** What others would see of the reader: to be shown before joining. */
  @GET
  @Path("{id}/preview")
  @RequiresPermission(Permission.CHALLENGES_JOIN)
  @Answers(problems = "404 challenge.unknown")
  public Preview preview(@PathParam("id") String id) {
    Principal who = current.principal();
    String name = Names.of(contacts, who);
    return reading.opened(
        who,
        id,
        (tx, challenge) -> {
          LocalDate first = challenge.terms().rules().from();
          LocalDate today = reading.now().atZone(who.timeZone()).toLocalDate();
          boolean teams = challenge.terms().teams().any();
          return new Preview(
              name,
              teams ? List.of("name", "team", "place", "score") : List.of("name", "place", "score"),
              teams ? List.of("name", "team") : List.of("name"),
              sharing.agreed(tx, who.account()),
              Sharing.PURPOSE,
              Sharing.KIND,
              Sharing.VERSION,
              today.isBefore(first) ? first : today,
              first);
        });
  }

  /** The reader's own days: measured, excluded, capped, counted, and what changed when and why. */
  @GET
  @Path("{id}/days")
  @RequiresPermission(Permission.CHALLENGES_JOIN)
  @Answers(problems = {"404 challenge.unknown", "403 challenge.participants-only"})
  public MyDays days(@PathParam("id") String id) {
    Principal who = current.principal();
    return reading.inside(
        who,
        id,
        (tx, challenge, participant) -> {
          DayTable table = new DayTable(tx, who.tenant(), challenge.id(), who.account());
          Map<LocalDate, AppealTable.Appeal> appeals =
              new AppealTable(tx, who.tenant(), challenge.id()).of(who.account());
          return new MyDays(
              challenge.terms().rules().measure().unit(),
              participant.countsFrom(),
              Thousandths.shown(participant.score()),
              table.days().stream()
                  .map(DayTable.Stored::day)
                  .map(day -> day(day, appeals.get(day.date()), who))
                  .toList(),
              table.entries(CHANGES).stream().map(entry -> change(entry, who)).toList(),
              Thousandths.shown(challenge.terms().rules().measure().implausible()));
        });
  }

  private static Views.Day day(DayCount day, AppealTable.@Nullable Appeal appeal, Principal who) {
    return new Views.Day(
        day.date(),
        Thousandths.shown(day.raw()),
        Thousandths.shown(day.byHand()),
        Thousandths.shown(day.excluded()),
        Thousandths.shown(day.capped()),
        Thousandths.shown(day.counted()),
        Thousandths.shown(day.points()),
        day.flags(),
        appeal == null
            ? null
            : new Views.Appeal(
                appeal.words(),
                Reading.at(appeal.writtenAt(), who.timeZone()),
                appeal.accepted(),
                appeal.answer()));
  }

  private static Views.Change change(DayTable.Entry entry, Principal who) {
    return new Views.Change(
        entry.date(),
        Thousandths.shown(entry.counted()),
        Thousandths.shown(entry.added()),
        entry.reason(),
        Reading.at(entry.at(), who.timeZone()));
  }

  /** Makes a draft, which only organisers see. */
  @POST
  @Idempotent
  @RequiresPermission(Permission.CHALLENGES_ORGANISE)
  @Answers(status = 201, body = Made.class, problems = "400 challenge.invalid")
  public Response draft(@Nullable Draft draft) {
    Principal who = current.principal();
    String id =
        organising
            .draft(who, read(draft).terms(who.timeZone(), organising.invitation()))
            .toString();
    return Response.status(201).entity(new Made(id)).build();
  }

  /** Changes a draft as a whole. */
  @PUT
  @Path("{id}")
  @RequiresPermission(Permission.CHALLENGES_ORGANISE)
  @Answers(
      status = 204,
      problems = {"400 challenge.invalid", "404 challenge.unknown", "409 challenge.rules-settled"})
  public void change(@PathParam("id") String id, @Nullable Draft draft) {
    Principal who = current.principal();
    organising.change(
        who, Reading.id(id), read(draft).terms(who.timeZone(), organising.invitation()));
  }

  /** Lets members join. From then on the rules stay as they are. */
  @POST
  @Path("{id}/opening")
  @RequiresPermission(Permission.CHALLENGES_ORGANISE)
  @Answers(
      status = 204,
      problems = {"404 challenge.unknown", "409 challenge.over"})
  public void open(@PathParam("id") String id) {
    organising.open(current.principal(), Reading.id(id), current.correlationId());
  }

  /** As long as nobody has joined. */
  @DELETE
  @Path("{id}")
  @RequiresPermission(Permission.CHALLENGES_ORGANISE)
  @Answers(
      status = 204,
      problems = {"404 challenge.unknown", "409 challenge.has-participants"})
  public void delete(@PathParam("id") String id) {
    organising.delete(current.principal(), Reading.id(id), current.correlationId());
  }

  private static Draft read(@Nullable Draft draft) {
    if (draft == null) {
      throw new Problem(400, "challenge.invalid", "Name a title and the rules.");
    }
    return draft;
  }
}
