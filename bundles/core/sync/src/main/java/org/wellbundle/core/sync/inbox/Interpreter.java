package org.wellbundle.core.sync.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.Range;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.core.sync.task.References;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Asks a webhook's provider what it means. What means nothing is settled here. */
final class Interpreter {
  private final Transactions transactions;
  private final ProviderGateway gateway;
  private final Links links;
  private final Vault vault;
  private final InboxSetbacks setbacks;
  private final Splitting splitting;
  private final References references;

  Interpreter(
      Transactions transactions,
      ProviderGateway gateway,
      Links links,
      Vault vault,
      InboxSetbacks setbacks,
      Splitting splitting) {
    this.splitting = splitting;
    this.references = new References(vault);
    this.transactions = transactions;
    this.gateway = gateway;
    this.links = links;
    this.vault = vault;
    this.setbacks = setbacks;
  }

  /**
   * A webhook and what its provider made of it.
   *
   * @param vendorUser whom it is about, empty when it is about nobody
   * @param references addresses to fetch from, sealed
   */
  record Understood(
      InboxRow row,
      Notification notification,
      NotificationOutcome outcome,
      String vendorUser,
      Map<String, References.Sealed> references) {}

  /** Empty when the webhook waits, or became a dead letter. */
  Optional<Understood> understand(InboxRow row) {
    Notification notification;
    HookEnvelope envelope;
    try {
      envelope = HookEnvelope.unpacked(vault.openForPlatform(InboxWorker.PURPOSE, row.sealed()));
      notification =
          new Notification(
              row.receivedAt(),
              row.contentType(),
              envelope.query(),
              envelope.body(),
              linkVendorUser(row),
              envelope.headers(),
              envelope.part());
    } catch (VaultException e) {
      setbacks.bury(row, "webhook.cannot-open");
      return Optional.empty();
    }
    Called<NotificationOutcome> called =
        gateway.asApp(
            row.provider(),
            Urgency.LIVE,
            (provider, context) -> provider.onNotification(notification, context));
    if (called instanceof Called.Answer<NotificationOutcome> answer) {
      return meaning(row, envelope, notification, answer.value());
    }
    if (called instanceof Called.Failed<NotificationOutcome> failed) {
      setbacks.failed(row, failed.failure());
    } else {
      setbacks.away(row);
    }
    return Optional.empty();
  }

  private Optional<Understood> meaning(
      InboxRow row, HookEnvelope envelope, Notification notification, NotificationOutcome outcome) {
    if (outcome instanceof NotificationOutcome.Malformed malformed) {
      setbacks.bury(row, malformed.reason());
      return Optional.empty();
    }
    if (outcome instanceof NotificationOutcome.Several several) {
      if (envelope.part()) {
        setbacks.bury(row, "webhook.part-of-parts");
      } else {
        splitting.split(row, envelope, several);
      }
      return Optional.empty();
    }
    List<String> addresses = addresses(outcome);
    if (addresses.stream().anyMatch(address -> !gateway.mayCall(row.provider(), address))) {
      setbacks.bury(row, "webhook.address-refused");
      return Optional.empty();
    }
    Map<String, References.Sealed> sealed =
        addresses.stream().distinct().collect(Collectors.toMap(a -> a, references::seal));
    return Optional.of(new Understood(row, notification, outcome, vendorUser(outcome), sealed));
  }

  /** Addresses that the vendor gave. */
  private static List<String> addresses(NotificationOutcome outcome) {
    return outcome instanceof NotificationOutcome.Fetch fetch
        ? fetch.hints().stream()
            .map(NotificationOutcome.Hint::range)
            .filter(Range.Reference.class::isInstance)
            .map(range -> ((Range.Reference) range).address())
            .toList()
        : List.of();
  }

  private static String vendorUser(NotificationOutcome outcome) {
    if (outcome instanceof NotificationOutcome.Fetch fetch) {
      return fetch.vendorUserId();
    }
    if (outcome instanceof NotificationOutcome.Data data) {
      return data.vendorUserId();
    }
    if (outcome instanceof NotificationOutcome.Deauthorized ended) {
      return ended.vendorUserId();
    }
    if (outcome instanceof NotificationOutcome.ScopesChanged changed) {
      return changed.vendorUserId();
    }
    return outcome instanceof NotificationOutcome.VendorAccountDeleted deleted
        ? deleted.vendorUserId()
        : "";
  }

  /** The vendor user of the link whose token the address carried. */
  private @Nullable String linkVendorUser(InboxRow row) {
    LinkId link = row.link();
    if (link == null || row.tenant() == null) {
      return null;
    }
    return transactions
        .inTenant(row.tenant(), tx -> links.find(tx, link))
        .map(LinkView::vendorUserId)
        .orElse(null);
  }
}
