package org.wellbundle.platform.http;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;

/** What the filters found out about the request this thread serves. */
@ProviderType
public interface CurrentRequest {
  /**
   * The tenant of the host name. Throws a {@link Problem} (404 {@code tenant.unknown}) on the
   * platform host.
   */
  Tenant tenant();

  /** Who is signed in. Throws a {@link Problem} (401 {@code session.required}) when nobody is. */
  Principal principal();

  Optional<Principal> principalIfAny();

  /** Travels from the browser through tasks, outbox and calls to providers. */
  String correlationId();

  /**
   * The account's language, else the best of the tenant's languages for what the browser prefers.
   */
  Locale locale();

  /** Scheme, host and port under which the browser reached this tenant, without trailing slash. */
  String origin();
}
