package org.wellbundle.core.sync.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.ProviderGateway;

/** Calls vendors directly; a vendor can be taken away and brought back. */
public final class FakeGateway implements ProviderGateway {
  private final Map<String, FakeVendor> vendors = new ConcurrentHashMap<>();
  private final Map<String, Instant> away = new ConcurrentHashMap<>();

  /** Still listed as here, but calls find it gone: the moment in which a bundle stops. */
  public volatile boolean slippingAway;

  public FakeGateway with(FakeVendor vendor) {
    vendors.put(vendor.descriptor().id(), vendor);
    return this;
  }

  public void takeAway(String id) {
    away.put(id, Instant.EPOCH);
  }

  public void bringBack(String id) {
    away.remove(id);
  }

  @Override
  public List<ProviderStatus> providers() {
    return vendors.keySet().stream()
        .sorted()
        .map(id -> new ProviderStatus(id, descriptor(id).orElse(null), away.get(id)))
        .toList();
  }

  @Override
  public Optional<ProviderDescriptor> descriptor(String providerId) {
    return away.containsKey(providerId)
        ? Optional.empty()
        : Optional.ofNullable(vendors.get(providerId)).map(FakeVendor::descriptor);
  }

  /** The fence: only the vendor's own addresses. */
  @Override
  public boolean mayCall(String providerId, String address) {
    return address.startsWith("https://vendor.example/");
  }

  @Override
  public Map<String, String> names(String providerId) {
    return Map.of("en", providerId);
  }

  @Override
  public <T> Called<T> asApp(String providerId, Urgency urgency, Work<T> work) {
    return call(providerId, work);
  }

  @Override
  public <T> Called<T> forLink(LinkKey link, Urgency urgency, Work<T> work) {
    return call(link.providerId(), work);
  }

  private <T> Called<T> call(String provider, Work<T> work) {
    if (slippingAway || away.containsKey(provider) || !vendors.containsKey(provider)) {
      return new Called.Unavailable<>(Instant.EPOCH);
    }
    try {
      T value = work.run(vendors.get(provider), null);
      byte[] body = "{\"answer\":true}".getBytes(StandardCharsets.UTF_8);
      return new Called.Answer<>(value, List.of(new Called.RawPayload("POST /fake", 200, body)));
    } catch (RuntimeException e) {
      return new Called.Failed<>(new FetchOutcome.Broken("provider.defect"));
    }
  }
}
