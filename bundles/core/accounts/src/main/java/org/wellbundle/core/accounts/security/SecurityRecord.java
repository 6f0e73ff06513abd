package org.wellbundle.core.accounts.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.privacy.AuditLog;

/**
 * Puts on the audit's record who came in, who was turned away, and what became of passwords,
 * sessions and tokens: codes, in the transaction in which it happens.
 */
public final class SecurityRecord {
  private final AuditLog audit;

  public SecurityRecord(AuditLog audit) {
    this.audit = audit;
  }

  /** What the holder of an account did with it. */
  public void own(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      String action,
      Map<String, String> details,
      String correlationId) {
    Role role = tenant.equals(TenantId.PLATFORM) ? Role.OPERATOR : Role.MEMBER;
    append(
        tx,
        action,
        new AuditEntry.Actor(role.wireName(), account),
        account,
        details,
        correlationId);
  }

  /**
   * What somebody did who isn't signed in.
   *
   * @param account whose affair it would have been; null when there is no such account
   */
  public void stranger(
      Transaction tx,
      @Nullable AccountId account,
      String action,
      Map<String, String> details,
      String correlationId) {
    append(tx, action, AuditEntry.Actor.NOBODY, account, details, correlationId);
  }

  /** What somebody did with the account of another. */
  public void other(
      Transaction tx,
      AuditEntry.Actor actor,
      AccountId account,
      String action,
      Map<String, String> details,
      String correlationId) {
    append(tx, action, actor, account, details, correlationId);
  }

  /** What the service did by itself. */
  public void system(
      Transaction tx,
      AccountId account,
      String action,
      Map<String, String> details,
      String correlationId) {
    append(tx, action, AuditEntry.Actor.SYSTEM, account, details, correlationId);
  }

  private void append(
      Transaction tx,
      String action,
      AuditEntry.Actor actor,
      @Nullable AccountId account,
      Map<String, String> details,
      String correlationId) {
    audit.append(tx, new AuditEntry(action, actor, account, null, details, correlationId));
  }
}
