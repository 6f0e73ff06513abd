package org.wellbundle.platform.http;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/**
 * Tells open browsers, on whatever node they are connected, that something changed. Ids only; the
 * browser fetches again.
 */
@ProviderType
public interface EventStreams {
  /**
   * To the browsers of one account. The name {@code session-ended} with the id {@code session} (a
   * session's public id; all of the account's when absent) also closes the streams of that session.
   * Never blocks on the broker.
   */
  void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids);

  /** To every browser signed in to one tenant; to operators' for {@link TenantId#PLATFORM}. */
  default void tellTenant(TenantId tenant, String name) {
    tellEverybody(name);
  }

  /** To every signed-in browser. */
  void tellEverybody(String name);
}
