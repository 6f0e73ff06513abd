package org.wellbundle.core.sync.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.wellbundle.api.provider.NotificationOutcome.Several;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * A webhook about several people becomes several webhooks, each with one person's part, in the
 * transaction that settles it: what happens to one of them doesn't hold up the others, and nobody's
 * data is kept with another's.
 */
final class Splitting {
  private final Transactions transactions;
  private final InboxTable table;
  private final Vault vault;
  private final Clock clock;

  Splitting(Transactions transactions, InboxTable table, Vault vault, Clock clock) {
    this.transactions = transactions;
    this.table = table;
    this.vault = vault;
    this.clock = clock;
  }

  void split(InboxRow row, HookEnvelope envelope, Several several) {
    List<Arrived> parts = several.bodies().stream().map(body -> part(row, envelope, body)).toList();
    transactions.runAsDispatcher(
        tx -> {
          table.ignore(tx, row, clock.instant());
          InboxTable.append(tx, parts);
        });
  }

  private Arrived part(InboxRow row, HookEnvelope envelope, String body) {
    HookEnvelope own = envelope.partWith(body.getBytes(StandardCharsets.UTF_8));
    return new Arrived(
        row.provider(),
        row.link() == null ? null : row.link().value(),
        row.tenant() == null ? null : row.tenant().value(),
        row.contentType(),
        vault.sealForPlatform(InboxWorker.PURPOSE, own.packed()),
        row.receivedAt(),
        row.correlationId());
  }
}
