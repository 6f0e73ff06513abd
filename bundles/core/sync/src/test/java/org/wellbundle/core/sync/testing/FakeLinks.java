package org.wellbundle.core.sync.testing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** Links in a table of the test, so that roll-backs count. */
public final class FakeLinks implements Links {
  public LinkView add(
      Transaction tx, int tenant, long id, String provider, String vendorUser, Instant at)
      throws SQLException {
    Sql.update(
        tx,
        "insert into fake.link values (?, ?, ?, ?, ?, 'BACKFILLING', null, ?, ?)",
        tenant,
        id,
        id + 100_000,
        id + 200_000,
        provider,
        vendorUser,
        at);
    return find(tx, new LinkId(id)).orElseThrow();
  }

  @Override
  public Optional<LinkView> find(Transaction tx, LinkId link) {
    return unchecked(
        () ->
            Sql.query(
                    tx,
                    row ->
                        new LinkView(
                            new TenantId(row.getInt("tenant_id")),
                            new LinkId(row.getLong("id")),
                            new AccountId(row.getLong("account_id")),
                            new ProfileId(row.getLong("profile_id")),
                            row.getString("provider"),
                            LinkState.valueOf(row.getString("state")),
                            row.getString("reason"),
                            Sql.instant(row, "linked_at"),
                            Sql.instant(row, "contact"),
                            Sql.instant(row, "data"),
                            Sql.instant(row, "newest"),
                            row.getString("vendor_user")),
                    "select * from fake.link where id = ?",
                    link.value())
                .stream()
                .findFirst());
  }

  @Override
  public boolean transition(
      Transaction tx, LinkId link, LinkState to, String reason, String correlationId) {
    if (!to.holdsAccount()) {
      throw new IllegalArgumentException("links end by unlinking or by the vendor, not so: " + to);
    }
    return unchecked(
            () ->
                Sql.update(
                    tx,
                    """
                    update fake.link set state = ?, reason = ?, transitions = transitions + 1
                     where id = ? and state not in ('UNLINKING', 'UNLINKED')
                       and (state, reason) is distinct from (?, ?)""",
                    to.name(),
                    reason,
                    link.value(),
                    to.name(),
                    reason))
        > 0;
  }

  @Override
  public void contacted(Transaction tx, LinkId link, Instant at) {
    unchecked(
        () -> Sql.update(tx, "update fake.link set contact = ? where id = ?", at, link.value()));
  }

  @Override
  public void dataArrived(Transaction tx, LinkId link, Instant at, Instant newestSample) {
    unchecked(
        () ->
            Sql.update(
                tx,
                "update fake.link set data = ?, newest = greatest(newest, ?) where id = ?",
                at,
                newestSample,
                link.value()));
  }

  @Override
  public void endedByVendor(Transaction tx, LinkId link, String reason, String correlationId) {
    unchecked(
        () ->
            Sql.update(
                tx,
                "update fake.link set state = 'UNLINKED', reason = ? where id = ? and state = ?",
                reason,
                link.value(),
                LinkState.UNLINKING.name()));
    transition(tx, link, LinkState.NEEDS_REAUTH, reason, correlationId);
  }

  interface Work<T> {
    T run() throws SQLException;
  }

  static <T> T unchecked(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw sneaky(e);
    }
  }

  /** As the real ones do, errors of the database go up as they are. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
    throw (E) e;
  }
}
