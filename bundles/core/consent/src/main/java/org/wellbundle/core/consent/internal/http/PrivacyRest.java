package org.wellbundle.core.consent.internal.http;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.PasswordProof;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.core.consent.internal.access.AccessTable;
import org.wellbundle.core.consent.internal.archive.Archives;
import org.wellbundle.core.consent.internal.decision.Consents;
import org.wellbundle.core.consent.internal.decision.Purposes;
import org.wellbundle.core.consent.internal.leaving.Leaving;
import org.wellbundle.core.consent.internal.leaving.ProfileLeaving;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes the resources of this bundle. */
@Component
public final class PrivacyRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public PrivacyRest(
      @Reference Consents consents,
      @Reference Purposes purposes,
      @Reference AccessTable access,
      @Reference Leaving leaving,
      @Reference ProfileLeaving profiles,
      @Reference Archives archives,
      @Reference PasswordProof proof,
      @Reference AccountClosing accounts,
      @Reference CurrentRequest current) {
    resources =
        Set.of(
            new PrivacyResource(consents, purposes, access, current),
            new DeletionResource(leaving, new AskedAgain(proof), accounts, current),
            new ProfileDeletionResource(profiles, new AskedAgain(proof), current),
            new ReactivationResource(leaving, profiles, current),
            new ArchiveResource(archives, current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("privacy", "archive");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
