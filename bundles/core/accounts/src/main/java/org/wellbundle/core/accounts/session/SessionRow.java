package org.wellbundle.core.accounts.session;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;

/**
 * A session.
 *
 * @param scopes what its bearer tokens may be used for; null for everything
 * @param device browser or app in a few words
 * @param locked its app lock is closed
 * @param lockAfterSeconds the app lock closes by itself after so long without use; null when the
 *     session has no passcode
 */
public record SessionRow(
    AccountId account,
    String publicId,
    String csrfToken,
    Kind kind,
    String device,
    @Nullable Set<Permission> scopes,
    Instant createdAt,
    Instant lastUsedAt,
    boolean locked,
    @Nullable Integer lockAfterSeconds) {

  /** What a session was opened from. */
  public enum Kind {
    BROWSER,
    APP
  }
}
