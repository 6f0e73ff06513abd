package org.wellbundle.platform.mail;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.platform.database.Transaction;

/** Sends mail, later and durably. */
@ProviderType
public interface Mails {
  /**
   * Queues a mail in the caller's transaction, which must be one of the mail's tenant: it is sent
   * after the commit, tried again while the mail server is away, and not sent at all after a
   * roll-back. What it says is kept sealed until it is sent, and deleted then.
   *
   * @return number of the mail, unique over all tenants
   */
  long queue(Transaction tx, Mail mail);
}
