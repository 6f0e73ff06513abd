package org.wellbundle.module.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/**
 * Addresses that end mails of one kind without signing in. They say sealed whose and which, so
 * nothing needs to be stored, and they can do nothing else.
 */
final class Unsubscribing {
  static final String PATH = "/api/v1/notifications/unsubscribe";
  private static final String PURPOSE = "notifications unsubscribe";

  private final Vault vault;

  Unsubscribing(Vault vault) {
    this.vault = vault;
  }

  /** Whose mails of which kind. */
  record Mailing(TenantId tenant, AccountId account, String kind) {}

  URI address(URI portal, Mailing mailing) {
    String plain = mailing.tenant() + " " + mailing.account() + " " + mailing.kind();
    byte[] sealed = vault.sealForPlatform(PURPOSE, plain.getBytes(StandardCharsets.UTF_8));
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    return URI.create(portal + PATH + "?token=" + token);
  }

  Optional<Mailing> open(String token) {
    try {
      byte[] plain = vault.openForPlatform(PURPOSE, Base64.getUrlDecoder().decode(token));
      String[] parts = new String(plain, StandardCharsets.UTF_8).split(" ", 3);
      return Optional.of(
          new Mailing(
              new TenantId(Integer.parseInt(parts[0])),
              new AccountId(Long.parseLong(parts[1])),
              parts[2]));
    } catch (VaultException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
