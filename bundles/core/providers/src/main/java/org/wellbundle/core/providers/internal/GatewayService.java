package org.wellbundle.core.providers.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.internal.budget.Level;
import org.wellbundle.core.providers.internal.http.CallContext;
import org.wellbundle.core.providers.internal.http.Calls;
import org.wellbundle.core.providers.internal.http.SuppliedAddress;
import org.wellbundle.core.providers.internal.registry.InUse;
import org.wellbundle.core.providers.internal.registry.ProviderRegistry;
import org.wellbundle.core.providers.internal.tokens.Refresher;
import org.wellbundle.core.providers.internal.tokens.Refresher.Access;
import org.wellbundle.platform.database.DatabaseException;

/** Calls into provider bundles. */
@Component
public final class GatewayService implements ProviderGateway {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayService.class);

  /** One work, with all its calls and a refresh. */
  private static final Duration LONGEST_WORK = Duration.ofSeconds(90);

  private final ProviderRegistry registry;
  private final Calls calls;
  private final Refresher tokens;

  @Activate
  public GatewayService(
      @Reference ProviderRegistry registry, @Reference Calls calls, @Reference Refresher tokens) {
    this.registry = registry;
    this.calls = calls;
    this.tokens = tokens;
  }

  @Override
  public List<ProviderStatus> providers() {
    return registry.all();
  }

  @Override
  public Optional<ProviderDescriptor> descriptor(String providerId) {
    return registry.descriptor(providerId);
  }

  @Override
  public Map<String, String> names(String providerId) {
    return registry.names(providerId);
  }

  @Override
  public boolean isRegistrationToken(String providerId, String token) {
    return registry.isRegistrationToken(providerId, token);
  }

  @Override
  public boolean mayCall(String providerId, String address) {
    return registry
        .descriptor(providerId)
        .filter(descriptor -> new SuppliedAddress(descriptor.hosts()).allows(address))
        .isPresent();
  }

  @Override
  public <T> Called<T> asApp(String providerId, Urgency urgency, Work<T> work) {
    return visit(providerId, urgency, visit -> run(visit, null, work));
  }

  @Override
  public <T> Called<T> forLink(LinkKey link, Urgency urgency, Work<T> work) {
    return visit(link.providerId(), urgency, visit -> withToken(link, visit, work));
  }

  private <T> Called<T> withToken(LinkKey link, Calls.Visit visit, Work<T> work) {
    Access access = tokens.current(link, visit);
    Called<T> first = run(visit, access.token(), work);
    if (!rejected(first)) {
      return first;
    }
    Access newer = tokens.refreshed(link, access.version(), visit);
    Called<T> second = run(visit, newer.token(), work);
    return rejected(second)
        ? new Called.Failed<>(new AuthorizationLost("token.rejected-when-new"))
        : second;
  }

  private interface Visitor<T> {
    Called<T> visit(Calls.Visit visit);
  }

  private <T> Called<T> visit(String providerId, Urgency urgency, Visitor<T> visitor) {
    Optional<InUse> entered = registry.enter(providerId);
    if (entered.isEmpty()) {
      return new Called.Unavailable<>(registry.awaySince(providerId));
    }
    try (InUse use = entered.get()) {
      return visitor.visit(new Calls.Visit(use, Level.of(urgency), Deadline.in(LONGEST_WORK)));
    } catch (ProviderCallException e) {
      return new Called.Failed<>(e.failure());
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("Provider {} failed: {}", providerId, Defects.describe(e));
      return new Called.Failed<>(new FetchOutcome.Broken("provider.defect"));
    }
  }

  private <T> Called<T> run(Calls.Visit visit, @Nullable String token, Work<T> work) {
    try (CallContext context = calls.context(visit, token)) {
      T value = work.run(visit.use().provider(), context);
      return new Called.Answer<>(value, context.payloads());
    } catch (ProviderCallException e) {
      return new Called.Failed<>(e.failure());
    }
  }

  private static boolean rejected(Called<?> called) {
    if (called instanceof Called.Failed<?> failed) {
      return failed.failure() instanceof TokenRejected;
    }
    return called instanceof Called.Answer<?> answer
        && (answer.value() instanceof TokenRejected
            || (answer.value() instanceof CallOutcome.Failed outcome
                && outcome.failure() instanceof TokenRejected));
  }
}
