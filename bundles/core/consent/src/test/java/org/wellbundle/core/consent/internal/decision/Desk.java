package org.wellbundle.core.consent.internal.decision;

import java.time.Clock;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.platform.database.Transactions;

/** Decisions and purposes for tests of what stands in front of them. */
public final class Desk {
  public final Recorder told = new Recorder();
  public final Consents consents;
  public final Purposes purposes;

  public Desk(Transactions transactions) {
    consents = new Consents(transactions, told, told, told, told, Clock.systemUTC());
    purposes = new Purposes(transactions);
    ServicePurposes.all().forEach(purposes::publish);
  }

  /** As a bundle does that is updated. */
  public void publish(PurposeDeclaration declaration) {
    purposes.publish(declaration);
  }

  public void close() {
    purposes.stop();
  }
}
