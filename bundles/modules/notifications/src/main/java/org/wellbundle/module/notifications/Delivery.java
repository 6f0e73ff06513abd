package org.wellbundle.module.notifications;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Channel;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.notification.NotificationKind;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.secrets.Vault;

/** Tells a person something, once, on the channels he or she chose. */
@Component(service = Delivery.class)
public final class Delivery {
  static final String CHANGED = "notifications-changed";

  /** Of this bundle's capability; what operators switch. */
  private static final String MODULE = "notifications";

  private final Transactions transactions;
  private final Mails mails;
  private final TenantDirectory tenants;
  private final PublicAddress addresses;
  private final EventStreams streams;
  private final Kinds kinds;
  private final Unsubscribing unsubscribing;
  private final Words words = new Words();

  @Activate
  public Delivery(
      @Reference Transactions transactions,
      @Reference Mails mails,
      @Reference TenantDirectory tenants,
      @Reference PublicAddress addresses,
      @Reference EventStreams streams,
      @Reference Kinds kinds,
      @Reference Vault vault,
      @Reference(target = NotificationsSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.mails = mails;
    this.tenants = tenants;
    this.addresses = addresses;
    this.streams = streams;
    this.kinds = kinds;
    this.unsubscribing = new Unsubscribing(vault);
  }

  /** In one transaction: what is stored, and the mail about it. */
  void deliver(Notice notice, Instant occurredAt, String correlationId) {
    Optional<NotificationKind> kind = kinds.find(notice.kind());
    transactions.runInTenant(
        notice.tenant(),
        tx -> {
          long id = Inbox.insert(tx, notice, occurredAt, correlationId, kind.isEmpty());
          if (id != 0 && kind.isPresent()) {
            hand(tx, id, kind.get(), notice, occurredAt, correlationId);
          }
        });
  }

  /** Delivers what waited for kinds that are here again. Returns how many there were. */
  int release(TenantId tenant) {
    return transactions.inTenant(
        tenant,
        tx -> {
          int released = 0;
          for (Inbox.Waiting waiting : Inbox.waiting(tx, tenant, kinds.all().keySet())) {
            Optional<NotificationKind> kind = kinds.find(waiting.notice().kind());
            if (kind.isPresent()) {
              hand(
                  tx,
                  waiting.id(),
                  kind.get(),
                  waiting.notice(),
                  waiting.occurredAt(),
                  waiting.correlationId());
              released++;
            }
          }
          return released;
        });
  }

  /** What an account was told of these kinds is over: it needn't be read any more. */
  void settle(TenantId tenant, AccountId account, Set<String> over) {
    transactions.runInTenant(
        tenant,
        tx -> {
          if (Inbox.settle(tx, tenant, account, over) > 0) {
            tx.afterCommit(() -> streams.tell(tenant, account, CHANGED, Map.of()));
          }
        });
  }

  private void hand(
      Transaction tx,
      long id,
      NotificationKind kind,
      Notice notice,
      Instant occurredAt,
      String correlationId)
      throws SQLException {
    Set<Channel> channels = Choices.of(tx, notice.tenant(), notice.account()).of(kind);
    Inbox.place(tx, notice.tenant(), id, channels.contains(Channel.IN_APP));
    if (channels.contains(Channel.EMAIL)) {
      tenants
          .byId(notice.tenant())
          .filter(tenant -> tenant.offersModule(MODULE) || isOwed(kind))
          .ifPresent(tenant -> mail(tx, tenant, kind, notice, occurredAt, correlationId));
    }
    tx.afterCommit(() -> streams.tell(notice.tenant(), notice.account(), CHANGED, Map.of()));
  }

  /** Goes out although the operator switched this module off: who got into an account. */
  private static boolean isOwed(NotificationKind kind) {
    return kind.always().contains(Channel.EMAIL);
  }

  private void mail(
      Transaction tx,
      Tenant tenant,
      NotificationKind kind,
      Notice notice,
      Instant occurredAt,
      String correlationId) {
    URI portal = addresses.portal(tenant);
    Mail mail =
        Mail.toAccount(
                notice.tenant(), notice.account(), words.mail(kind, notice.values()), correlationId)
            .with("link", portal + kind.path())
            .with("at", occurredAt.toString());
    if (!isOwed(kind)) {
      mail =
          mail.endedBy(
              unsubscribing.address(
                  portal, new Unsubscribing.Mailing(notice.tenant(), notice.account(), kind.id())));
    }
    mails.queue(tx, mail);
  }
}
