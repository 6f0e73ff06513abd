package org.wellbundle.platform.http.internal.limits;

import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.Settings;

/**
 * Calls an account, a tenant, or an address without a session may make on this node. Every node
 * counts for itself, so a cluster of n takes up to n times as much.
 */
@Component(service = RateLimits.class)
public final class RateLimits {
  private final HttpSettings settings;
  private final LongSupplier nanos;
  private final Buckets<AccountKey> accounts = new Buckets<>();
  private final Buckets<AddressKey> addresses = new Buckets<>();
  private final Buckets<TenantId> tenants = new Buckets<>();

  private record AccountKey(int tenant, long account) {}

  private record AddressKey(int tenant, String address) {}

  @Activate
  public RateLimits(@Reference HttpSettings settings) {
    this(settings, System::nanoTime);
  }

  RateLimits(HttpSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
  }

  /** Takes one call, or throws 429. Null when nothing is limited. */
  public @Nullable Quota admit(TenantId tenant, @Nullable Principal who, String address) {
    Settings.Rates rates = settings.current().rates();
    long now = nanos.getAsLong();
    Quota own = null;
    if (who != null && rates.account() > 0) {
      own =
          accounts.take(
              new AccountKey(tenant.value(), who.account().value()), rates.account(), now);
    } else if (who == null && rates.address() > 0) {
      own = addresses.take(new AddressKey(tenant.value(), address), rates.address(), now);
    }
    if (own != null && own.refused()) {
      throw new TooFast(own, "You are calling faster than this service answers.");
    }
    if (rates.tenant() <= 0) {
      return own;
    }
    Quota shared = tenants.take(tenant, rates.tenant(), now);
    if (shared.refused()) {
      throw new TooFast(shared, "This portal is very busy.");
    }
    return own == null ? shared : own.or(shared);
  }

  /** The refusal, with the quota that is used up. */
  public static final class TooFast extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient Quota quota;

    TooFast(Quota quota, String sentence) {
      super(
          429,
          "rate.exceeded",
          sentence + " Try again in " + quota.waitSeconds() + " s.",
          Map.of("retryAfter", quota.waitSeconds(), "limitPerMinute", quota.limit()));
      this.quota = quota;
    }

    public Quota quota() {
      return quota;
    }
  }
}
