package org.wellbundle.core.linking.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.core.linking.LinkLifecycle;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/**
 * A person's links. Before they are erased they are unlinked, as the button does it: the
 * manufacturer is asked to revoke as long as there are tokens to ask with.
 */
@Component
public final class LinkingPersonalData implements PersonalData {
  static final String ERASED = "link.person-erased";
  private static final String NAME = "linking";

  private final Transactions transactions;
  private final LinkJobs jobs;
  private final Unlinking unlinking;

  @Activate
  public LinkingPersonalData(
      @Reference Transactions transactions,
      @Reference LinkBook book,
      @Reference LinkLifecycle lifecycle,
      @Reference LinkJobs jobs,
      @Reference(target = LinkingSchema.READY) SchemaReady schema) {
    this(transactions, book, lifecycle, jobs, Clock.systemUTC());
  }

  LinkingPersonalData(
      Transactions transactions,
      LinkBook book,
      LinkLifecycle lifecycle,
      LinkJobs jobs,
      Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.unlinking = new Unlinking(book, lifecycle, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String schema() {
    return NAME;
  }

  @Override
  public int order() {
    // After the parts that know people by their links.
    return 200;
  }

  @Override
  public boolean release(Person person, String correlationId) {
    boolean released =
        transactions.inTenant(
            person.tenant(),
            tx -> {
              Optional<LinkView> current = LinkTable.lockCurrent(tx, person.account());
              if (current.isPresent()) {
                unlinking.begin(tx, current.get(), ERASED, correlationId);
              }
              return LinkTable.unlinking(tx, person.account()).isEmpty();
            });
    if (!released) {
      jobs.wake();
    }
    return released;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    PersonRows rows = new PersonRows(transactions, person, archive);
    String ofPerson = " t.tenant_id = p.tenant and t.account_id = p.account";
    rows.file(
        "links.json",
        """
        select t.id as "link", t.profile_id as "profile", t.provider_id as provider,
               t.vendor_user_id as "vendorUser", t.state, t.reason, t.linked_at as "linkedAt",
               t.ended_at as "endedAt", t.last_contact_at as "lastContactAt",
               t.last_data_at as "lastDataAt", t.newest_sample_at as "newestSampleAt"
          from person p join linking.link t on"""
            + ofPerson);
    rows.file(
        "history.json",
        """
        select h.link_id as "link", h.actor, h.from_state as "from", h.to_state as "to", h.reason,
               h.at, h.correlation_id as "correlationId"
          from person p join linking.link t on"""
            + ofPerson
            + " join linking.transition h on h.tenant_id = t.tenant_id and h.link_id = t.id"
            + " order by h.id");
    rows.file(
        "attempts.json",
        """
        select t.profile_id as "profile", t.provider_id as provider, t.origin,
               t.return_to as "returnTo", t.expires_at as "expiresAt"
          from person p join linking.attempt t on"""
            + ofPerson);
  }
}
