package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.secrets.Vault;

/** Where a vendor notifies about a link. */
final class HookAddress {
  private final Vault vault;
  private final PublicAddress address;
  private final ProviderGateway gateway;

  HookAddress(Vault vault, PublicAddress address, ProviderGateway gateway) {
    this.vault = vault;
    this.address = address;
    this.gateway = gateway;
  }

  /** The registration's, where the vendor knows one for all members; else the link's own. */
  URI of(LinkView link, byte[] sealedToken) {
    String token =
        gateway
            .descriptor(link.providerId())
            .flatMap(HookAddress::registrationToken)
            .orElseGet(
                () ->
                    new String(
                        vault.open(
                            link.tenant(), link.account().value(), LinkMaking.HOOK, sealedToken),
                        StandardCharsets.UTF_8));
    return URI.create(address.platform() + "/hooks/" + link.providerId() + "/" + token);
  }

  private static Optional<String> registrationToken(ProviderDescriptor descriptor) {
    NotificationStyle style = descriptor.notifications();
    return style.token() == NotificationStyle.TokenScope.REGISTRATION
        ? Optional.ofNullable(style.door()).map(NotificationStyle.Door::registrationToken)
        : Optional.empty();
  }
}
