package org.wellbundle.platform.mail.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.messaging.Outbox;

/** Tells a person, in the portal, of an address that doesn't take mail: a mail would bounce too. */
final class BounceNotice {
  /** The kind of notice. */
  static final String KIND = "account.mail-bounced";

  private BounceNotice() {}

  /** At most one a day. */
  static void tell(
      Outbox outbox, Transaction tx, TenantId tenant, AccountId account, String correlation) {
    Instant now = Instant.now();
    String key = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    outbox.append(tx, new Notice(tenant, account, KIND, key, Map.of()).event(now, correlation));
  }
}
