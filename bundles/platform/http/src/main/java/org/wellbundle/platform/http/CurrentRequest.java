package org.wellbundle.platform.http;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;

/** What the filters found out about the request this thread serves. */
@ProviderType
public interface CurrentRequest {
  /**
   * The tenant of the host name. Throws a {@link Problem} (404 {@code tenant.unknown}) on the
   * platform host.
   */
  Tenant tenant();

  /** The tenant's number; {@link TenantId#PLATFORM} on the platform host. */
  default TenantId tenantId() {
    return tenant().id();
  }

  /**
   * Who is signed in. Throws a {@link Problem} when nobody is (401 {@code session.required}), or
   * when the session's app lock is closed (423 {@code session.locked}).
   */
  Principal principal();

  /** Who is signed in, also while the app lock is closed. */
  Optional<Principal> principalIfAny();

  /** IP address the request came from; behind a trusted proxy the one the proxy names. */
  default String clientAddress() {
    throw new UnsupportedOperationException("this request came over no network");
  }

  /** Travels from the browser through tasks, outbox and calls to providers. */
  String correlationId();

  /**
   * The account's language, else the best of the tenant's languages for what the browser prefers.
   */
  Locale locale();

  /** Scheme, host and port under which the browser reached this tenant, without trailing slash. */
  String origin();
}
