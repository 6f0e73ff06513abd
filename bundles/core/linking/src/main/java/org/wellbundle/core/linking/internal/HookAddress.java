package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.secrets.Vault;

/** Where a vendor notifies about a link. */
final class HookAddress {
  private final Vault vault;
  private final PublicAddress address;

  HookAddress(Vault vault, PublicAddress address) {
    this.vault = vault;
    this.address = address;
  }

  URI of(LinkView link, byte[] sealedToken) {
    String token =
        new String(
            vault.open(link.tenant(), link.account().value(), LinkMaking.HOOK, sealedToken),
            StandardCharsets.UTF_8);
    return URI.create(address.platform() + "/hooks/" + link.providerId() + "/" + token);
  }
}
