package org.wellbundle.core.consent.internal.audit;

import java.util.Map;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.AuditEntry.ObjectRef;
import org.wellbundle.api.consent.AuditVerification.Outcome;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.secrets.Vault;

/** The audit on one node. */
public final class AuditNode {
  static final TenantId ACME = new TenantId(1);
  static final TenantId NORTHWIND = new TenantId(2);

  public final Vault vault = new FakeVault();
  public final SqlAuditLog log = new SqlAuditLog();
  final TestDatabase db;
  final Transactions transactions;

  public AuditNode(TestDatabase db) {
    this.db = db;
    this.transactions = db.transactions();
  }

  static TestDatabase database() {
    return TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());
  }

  public void empty() {
    db.execute(
        "truncate audit.entry, audit.chain, audit.head, audit.anchor, audit.pseudonym_key"
            + " restart identity");
  }

  /** One transaction with one entry about a link of an account. */
  public void append(TenantId tenant, long account, String to) {
    transactions.runInTenant(tenant, tx -> log.append(tx, entry(account, to)));
  }

  static AuditEntry entry(long account, String to) {
    return new AuditEntry(
        "link.changed",
        Actor.SYSTEM,
        new AccountId(account),
        new ObjectRef("link", "77"),
        Map.of("to", to, "from", "LIVE"),
        "test");
  }

  public Outcome verify(TenantId tenant) {
    return new ChainVerification(transactions, vault).verify(tenant, null);
  }

  void anchor(TenantId tenant) {
    transactions.inTenant(tenant, tx -> new AnchorTable(vault).add(tx, tenant));
  }
}
