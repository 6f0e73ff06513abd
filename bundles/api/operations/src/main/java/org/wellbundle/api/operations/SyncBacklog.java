package org.wellbundle.api.operations;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** What waits to be fetched and worked on. */
@ProviderType
public interface SyncBacklog {
  /** Tasks by provider and tenant. */
  List<Tasks> tasks();

  /** Webhooks by provider. */
  List<Webhooks> webhooks();

  /**
   * @param ready could run now
   * @param delayed wait for their time: a rate limit, or another try
   * @param parked wait for their link: it is paused, or has to be authorised again
   * @param lagSeconds how long the oldest ready one has been waiting
   */
  record Tasks(
      String providerId,
      TenantId tenant,
      long ready,
      long delayed,
      long running,
      long parked,
      long lagSeconds) {}

  /**
   * @param waiting accepted and not yet worked on
   * @param oldestSeconds how long the oldest of those has been waiting
   * @param retried of those waiting: tried before
   * @param settledLastHour worked on
   */
  record Webhooks(
      String providerId,
      long waiting,
      long running,
      long oldestSeconds,
      long retried,
      long settledLastHour) {}
}
