package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.internal.limits.Deadlines;

/**
 * What is known of one request. The session is looked up when somebody first asks, since pages and
 * static files don't. Used by one thread at a time.
 */
public final class RequestContext {
  /** Request attribute that holds it, for async dispatches and for writers of problems. */
  public static final String ATTRIBUTE = "org.wellbundle.platform.http.request";

  private static final List<String> CONSOLE_LANGUAGES = List.of("en", "de");

  private final String correlationId;
  private final Origin origin;
  private final @Nullable Tenant tenant;
  private final SessionLookup lookup;
  private final @Nullable String acceptLanguage;
  private String clientAddress = "";
  private Runnable restOfBody = () -> {};
  private boolean bearer;
  private @Nullable String route;
  private Deadlines.@Nullable Watch watch;
  private boolean lookedUp;
  private boolean admittedWhileLocked;
  private @Nullable Principal principal;

  RequestContext(
      String correlationId,
      Origin origin,
      @Nullable Tenant tenant,
      SessionLookup lookup,
      @Nullable String acceptLanguage) {
    this.correlationId = correlationId;
    this.origin = origin;
    this.tenant = tenant;
    this.lookup = lookup;
    this.acceptLanguage = acceptLanguage;
  }

  /** Notes where the request came from. */
  RequestContext from(String address) {
    clientAddress = address;
    return this;
  }

  /** Notes whether it came with a bearer token, good or not. */
  RequestContext bearer(boolean sent) {
    bearer = sent;
    return this;
  }

  public boolean bearer() {
    return bearer;
  }

  String clientAddress() {
    return clientAddress;
  }

  /** Notes the template of the path, for whoever counts. */
  public void route(String template) {
    route = template;
  }

  public @Nullable String route() {
    return route;
  }

  /** Notes what watches over the call. */
  public void watchedBy(Deadlines.Watch deadline) {
    watch = deadline;
  }

  /** True when the call was ended because it took too long. */
  public boolean expired() {
    Deadlines.Watch watching = watch;
    return watching != null && watching.expired();
  }

  /** Notes how to read what nobody has read of the body. */
  void unread(Runnable takeRest) {
    restOfBody = takeRest;
  }

  /**
   * To be called before a refusal is written. While the body is still on its way the container
   * would end the connection after the answer, and with it the caller's next call.
   */
  public void takeRestOfBody() {
    restOfBody.run();
  }

  /** This call is one of those that answer although the app lock is closed. */
  public void admitWhileLocked() {
    admittedWhileLocked = true;
  }

  boolean admittedWhileLocked() {
    return admittedWhileLocked;
  }

  TenantId tenantId() {
    return tenant == null ? TenantId.PLATFORM : tenant.id();
  }

  /** Null before the edge filter ran. */
  public static @Nullable RequestContext of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof RequestContext context ? context : null;
  }

  public String correlationId() {
    return correlationId;
  }

  public Origin origin() {
    return origin;
  }

  /** Null on the platform host. */
  public @Nullable Tenant tenant() {
    return tenant;
  }

  /** Null when nobody is signed in. The session's app lock may be closed. */
  public @Nullable Principal principal() {
    if (!lookedUp) {
      principal = lookup.find(tenantId());
      lookedUp = true;
    }
    return principal;
  }

  /** Number of the account whose session was looked up for this call; null for nobody. */
  public @Nullable String accountIfKnown() {
    Principal known = principal;
    return known == null ? null : known.account().toString();
  }

  Locale locale() {
    List<String> languages = tenant == null ? CONSOLE_LANGUAGES : tenant.languages();
    Principal who = principalForLocale();
    if (who != null && languages.contains(who.locale().getLanguage())) {
      return who.locale();
    }
    return preferred(languages);
  }

  /** A page must still load and tell what is wrong when sessions can't be read. */
  private @Nullable Principal principalForLocale() {
    try {
      return principal();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private Locale preferred(List<String> languages) {
    Locale first = languages.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(languages.get(0));
    if (acceptLanguage == null || acceptLanguage.length() > 200) {
      return first;
    }
    try {
      String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), languages);
      return best == null ? first : Locale.forLanguageTag(best);
    } catch (IllegalArgumentException malformed) {
      return first;
    }
  }

  /** Finds the principal of the request's bearer token or session cookie. */
  interface SessionLookup {
    @Nullable Principal find(TenantId tenant);
  }
}
