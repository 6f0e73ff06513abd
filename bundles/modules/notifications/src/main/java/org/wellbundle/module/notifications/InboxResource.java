package org.wellbundle.module.notifications;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.notification.NotificationKind;
import org.wellbundle.api.notification.Wording;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;

/** What the signed-in person was told. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InboxResource {
  private static final String LIST = "notifications";
  private static final int MOST_IDS = 200;

  private final Transactions transactions;
  private final Kinds kinds;
  private final CurrentRequest current;
  private final EventStreams streams;
  private final Words words = new Words();

  InboxResource(
      Transactions transactions, Kinds kinds, CurrentRequest current, EventStreams streams) {
    this.transactions = transactions;
    this.kinds = kinds;
    this.current = current;
    this.streams = streams;
  }

  /**
   * @param next cursor of the next page, null on the last
   * @param unread unread ones in all
   */
  public record Page(List<Item> items, @Nullable String next, int unread) {}

  /**
   * @param path where in the portal the action leads
   * @param readAt null while unread
   */
  public record Item(
      String id,
      String kind,
      String icon,
      String title,
      String text,
      String action,
      String path,
      OffsetDateTime occurredAt,
      @Nullable OffsetDateTime readAt) {}

  /** How many are unread. */
  public record Unread(int unread) {}

  /**
   * @param ids which; null means all
   */
  public record Reading(@Nullable List<String> ids) {}

  /** Newest first. */
  @GET
  @RequiresPermission(Permission.INBOX_READ)
  public Page list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Principal who = current.principal();
    int rows = Cursors.limit(limit, 20, 100);
    long before =
        Cursors.read(LIST, 1, cursor).map(fields -> id(fields.get(0))).orElse(Long.MAX_VALUE);
    Set<String> shown = kinds.all().keySet();
    String language = current.locale().getLanguage();
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          List<Inbox.Row> found =
              Inbox.page(tx, who.tenant(), who.account(), shown, before, rows + 1);
          boolean more = found.size() > rows;
          List<Inbox.Row> page = more ? found.subList(0, rows) : found;
          List<Item> items = new ArrayList<>();
          page.forEach(
              row ->
                  kinds
                      .find(row.kind())
                      .ifPresent(kind -> items.add(item(row, kind, who, language))));
          String next = more ? Cursors.of(LIST, page.get(rows - 1).id()) : null;
          return new Page(items, next, Inbox.unread(tx, who.tenant(), who.account(), shown));
        });
  }

  private Item item(Inbox.Row row, NotificationKind kind, Principal who, String language) {
    Wording wording = words.filled(kind, language, row.values());
    return new Item(
        Long.toString(row.id()),
        kind.id(),
        kind.icon(),
        wording.title(),
        wording.text(),
        wording.action(),
        kind.path(),
        row.occurredAt().atZone(who.timeZone()).toOffsetDateTime(),
        row.readAt() == null ? null : row.readAt().atZone(who.timeZone()).toOffsetDateTime());
  }

  /** For the bell. */
  @GET
  @Path("unread")
  @RequiresPermission(Permission.INBOX_READ)
  public Unread unread() {
    Principal who = current.principal();
    Set<String> shown = kinds.all().keySet();
    return transactions.inTenant(
        who.tenant(), tx -> new Unread(Inbox.unread(tx, who.tenant(), who.account(), shown)));
  }

  /** Marks some, or all, as read. */
  @POST
  @Path("read")
  @RequiresPermission(Permission.INBOX_WRITE)
  @Answers(status = 204, problems = "400 notifications.ids-invalid")
  public void read(@Nullable Reading reading) {
    Principal who = current.principal();
    List<Long> ids = reading == null || reading.ids() == null ? null : ids(reading.ids());
    transactions.runInTenant(who.tenant(), tx -> Inbox.read(tx, who.tenant(), who.account(), ids));
    tell(who);
  }

  private static List<Long> ids(List<String> texts) {
    if (texts.size() > MOST_IDS || texts.stream().anyMatch(text -> !isId(text))) {
      throw new Problem(
          400,
          "notifications.ids-invalid",
          "Name at most " + MOST_IDS + " notifications by their ids.");
    }
    return texts.stream().map(Long::valueOf).toList();
  }

  /** For good. */
  @DELETE
  @Path("{id}")
  @RequiresPermission(Permission.INBOX_WRITE)
  @Answers(status = 204, problems = "404 notifications.unknown")
  public void delete(@PathParam("id") String id) {
    Principal who = current.principal();
    boolean deleted =
        isId(id)
            && transactions.<Boolean>inTenant(
                who.tenant(),
                tx -> Inbox.delete(tx, who.tenant(), who.account(), Long.parseLong(id)));
    if (!deleted) {
      throw new Problem(404, "notifications.unknown", "This notification is gone already.");
    }
    tell(who);
  }

  private void tell(Principal who) {
    streams.tell(who.tenant(), who.account(), Delivery.CHANGED, Map.of());
  }

  private static long id(String text) {
    if (!isId(text)) {
      throw Cursors.invalid();
    }
    return Long.parseLong(text);
  }

  private static boolean isId(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}");
  }
}
