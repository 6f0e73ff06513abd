package org.wellbundle.core.linking.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.platform.http.CurrentRequest;

/** The manufacturers a portal offers. */
@RequiresPermission(Permission.LINK_READ)
@Path("/providers")
@Produces(MediaType.APPLICATION_JSON)
public final class ProvidersResource {
  /** What is asked for on linking; a manufacturer may grant less. */
  private static final int ASKED_DAYS = 60;

  private final ProviderGateway gateway;
  private final ProviderNames names;
  private final CurrentRequest current;

  ProvidersResource(ProviderGateway gateway, CurrentRequest current) {
    this.gateway = gateway;
    this.names = new ProviderNames(gateway);
    this.current = current;
  }

  /**
   * @param logo address of a picture, null for a monogram
   * @param state {@code available}, {@code unavailable} or {@code sunset}
   */
  public record ProviderJson(
      String id,
      String name,
      @Nullable String logo,
      String state,
      List<String> metrics,
      int backfillDays) {}

  @GET
  public List<ProviderJson> list() {
    Tenant tenant = current.tenant();
    Locale locale = current.locale();
    return gateway.providers().stream()
        .filter(status -> tenant.offersProvider(status.id()))
        .filter(this::isRegistered)
        .map(status -> json(status, locale))
        .sorted(Comparator.comparing(ProviderJson::name).thenComparing(ProviderJson::id))
        .toList();
  }

  /** Nobody can link where the operator has no app registration. */
  private boolean isRegistered(ProviderStatus status) {
    Called<Boolean> called =
        gateway.asApp(
            status.id(),
            Urgency.INTERACTIVE,
            (provider, context) -> !provider.authorization().clientId().isBlank());
    return !(called instanceof Called.Answer<Boolean> answer) || answer.value();
  }

  private ProviderJson json(ProviderStatus status, Locale locale) {
    ProviderDescriptor descriptor = status.descriptor();
    String name = names.of(status.id(), locale);
    if (descriptor == null) {
      return new ProviderJson(status.id(), name, null, "unavailable", List.of(), ASKED_DAYS);
    }
    return new ProviderJson(
        status.id(),
        name,
        logo(descriptor),
        descriptor.sunset() == null ? "available" : "sunset",
        metrics(descriptor),
        backfillDays(descriptor));
  }

  private static @Nullable String logo(ProviderDescriptor descriptor) {
    return descriptor.icon() == null
        ? null
        : "data:image/svg+xml;base64,"
            + Base64.getEncoder()
                .encodeToString(descriptor.icon().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> metrics(ProviderDescriptor descriptor) {
    return descriptor.dataTypes().stream()
        .flatMap(type -> type.metrics().stream())
        .distinct()
        .sorted()
        .map(Metric::key)
        .toList();
  }

  private static int backfillDays(ProviderDescriptor descriptor) {
    int granted = descriptor.dataTypes().stream().mapToInt(DataType::historyDays).max().orElse(0);
    return Math.min(ASKED_DAYS, granted);
  }
}
