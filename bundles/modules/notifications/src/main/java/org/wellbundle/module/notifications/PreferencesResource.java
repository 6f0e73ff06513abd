package org.wellbundle.module.notifications;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.notification.Channel;
import org.wellbundle.api.notification.NotificationKind;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** What is sent where. */
@Path("/notifications/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PreferencesResource {
  private final Transactions transactions;
  private final Kinds kinds;
  private final CurrentRequest current;

  PreferencesResource(Transactions transactions, Kinds kinds, CurrentRequest current) {
    this.transactions = transactions;
    this.kinds = kinds;
    this.current = current;
  }

  /**
   * @param channels those that any kind takes, in the order to show
   */
  public record Preferences(List<String> channels, List<KindView> kinds) {}

  /**
   * @param channels by channel; a channel the kind doesn't take is missing
   */
  public record KindView(String id, String name, String icon, Map<String, ChoiceView> channels) {}

  /**
   * @param locked can't be switched off, for the account's safety
   */
  public record ChoiceView(boolean on, boolean locked) {}

  /**
   * @param kinds by kind and channel; what isn't named stays
   */
  public record Wanted(@Nullable Map<String, Map<String, Boolean>> kinds) {}

  @GET
  @RequiresPermission(Permission.INBOX_READ)
  public Preferences read() {
    Principal who = current.principal();
    Choices choices =
        transactions.inTenant(who.tenant(), tx -> Choices.of(tx, who.tenant(), who.account()));
    String language = current.locale().getLanguage();
    List<KindView> views =
        kinds.all().values().stream().map(kind -> view(kind, choices, language)).toList();
    List<String> channels =
        Arrays.stream(Channel.values())
            .filter(
                one -> kinds.all().values().stream().anyMatch(kind -> kind.offered().contains(one)))
            .map(Channel::wireName)
            .toList();
    return new Preferences(channels, views);
  }

  private static KindView view(NotificationKind kind, Choices choices, String language) {
    Map<String, ChoiceView> channels = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      if (kind.offered().contains(channel)) {
        channels.put(
            channel.wireName(),
            new ChoiceView(choices.wants(kind, channel), kind.always().contains(channel)));
      }
    }
    return new KindView(kind.id(), kind.wording(language).name(), kind.icon(), channels);
  }

  @PUT
  @RequiresPermission(Permission.INBOX_WRITE)
  @Answers(
      body = Preferences.class,
      problems = {
        "400 notifications.kind-unknown",
        "400 notifications.channel-unknown",
        "409 notifications.channel-locked"
      })
  public Preferences write(@Nullable Wanted wanted) {
    Principal who = current.principal();
    Map<String, Map<String, Boolean>> changes =
        wanted == null || wanted.kinds() == null ? Map.of() : wanted.kinds();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          for (Map.Entry<String, Map<String, Boolean>> kind : changes.entrySet()) {
            for (Map.Entry<String, Boolean> one : channels(kind.getValue()).entrySet()) {
              boolean on = Boolean.TRUE.equals(one.getValue());
              Channel channel = checked(kind.getKey(), one.getKey(), on);
              Choices.store(tx, who.tenant(), who.account(), kind.getKey(), channel, on);
            }
          }
        });
    return read();
  }

  private static Map<String, Boolean> channels(@Nullable Map<String, Boolean> channels) {
    return channels == null ? Map.of() : channels;
  }

  private Channel checked(String id, String name, boolean on) {
    NotificationKind kind =
        kinds
            .find(id)
            .orElseThrow(
                () ->
                    new Problem(
                        400,
                        "notifications.kind-unknown",
                        "There are no notifications of this kind. Load the page again."));
    Channel channel =
        kind.offered().stream()
            .filter(one -> one.wireName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem(
                        400,
                        "notifications.channel-unknown",
                        "Notifications of this kind can't be sent that way."));
    if (!on && kind.always().contains(channel)) {
      throw new Problem(
          409,
          "notifications.channel-locked",
          "This one is about the safety of your account and can't be switched off.");
    }
    return channel;
  }
}
