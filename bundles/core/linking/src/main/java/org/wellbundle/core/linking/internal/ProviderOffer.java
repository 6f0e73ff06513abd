package org.wellbundle.core.linking.internal;

import java.util.Optional;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;

/**
 * Which manufacturers a member may go to: those the portal offers, and the one that is linked, for
 * a link made before goes on when no new ones are wanted.
 */
final class ProviderOffer {
  private ProviderOffer() {}

  static boolean isOpen(Tenant tenant, String providerId, Linking linking, Principal who) {
    return tenant.offersProvider(providerId) || isLinked(linking.show(who), providerId);
  }

  private static boolean isLinked(Optional<Linking.Shown> shown, String providerId) {
    return shown
        .map(Linking.Shown::link)
        .filter(link -> link.providerId().equals(providerId) && link.state().holdsAccount())
        .isPresent();
  }
}
