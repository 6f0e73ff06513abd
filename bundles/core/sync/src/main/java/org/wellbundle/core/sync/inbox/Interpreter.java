package org.wellbundle.core.sync.inbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
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

  Interpreter(
      Transactions transactions,
      ProviderGateway gateway,
      Links links,
      Vault vault,
      InboxSetbacks setbacks) {
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
   */
  record Understood(
      InboxRow row, Notification notification, NotificationOutcome outcome, String vendorUser) {}

  /** Empty when the webhook waits, or became a dead letter. */
  Optional<Understood> understand(InboxRow row) {
    Notification notification;
    try {
      HookEnvelope envelope =
          HookEnvelope.unpacked(vault.openForPlatform(InboxWorker.PURPOSE, row.sealed()));
      notification =
          new Notification(
              row.receivedAt(),
              row.contentType(),
              envelope.query(),
              envelope.body(),
              linkVendorUser(row));
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
      return meaning(row, notification, answer.value());
    }
    if (called instanceof Called.Failed<NotificationOutcome> failed) {
      setbacks.failed(row, failed.failure());
    } else {
      setbacks.away(row);
    }
    return Optional.empty();
  }

  private Optional<Understood> meaning(
      InboxRow row, Notification notification, NotificationOutcome outcome) {
    if (outcome instanceof NotificationOutcome.Malformed malformed) {
      setbacks.bury(row, malformed.reason());
      return Optional.empty();
    }
    return Optional.of(new Understood(row, notification, outcome, vendorUser(outcome)));
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
