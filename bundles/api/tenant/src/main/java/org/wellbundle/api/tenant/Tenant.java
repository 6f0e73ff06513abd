package org.wellbundle.api.tenant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An employer.
 *
 * @param id number in the database, the same for ever
 * @param key stable name in lower case, for example {@code acme}; the folder of {@code
 *     tenants-config}
 * @param names name to show by language tag; has {@code en}
 * @param hosts host names (without port) of the portal, the first one is the main one
 * @param languages language tags the portal offers, the first one is the default
 * @param branding colours and logo
 * @param support where a member finds help, by topic
 * @param providers ids of the providers offered; empty means all
 * @param modules ids of the modules enabled; empty means all
 * @param passwords what a password must be like here
 * @param switches what an operator decided against the lists above
 */
public record Tenant(
    TenantId id,
    String key,
    Map<String, String> names,
    List<String> hosts,
    List<String> languages,
    Branding branding,
    List<SupportRoute> support,
    Set<String> providers,
    Set<String> modules,
    PasswordProfile passwords,
    Switches switches) {
  public Tenant {
    names = Map.copyOf(names);
    hosts = List.copyOf(hosts);
    languages = List.copyOf(languages);
    support = List.copyOf(support);
    providers = Set.copyOf(providers);
    modules = Set.copyOf(modules);
  }

  /** The same tenant, switched. */
  public Tenant with(Switches decided) {
    return new Tenant(
        id, key, names, hosts, languages, branding, support, providers, modules, passwords,
        decided);
  }

  /** Whether a module's pages and calls are there for this tenant, if it is installed. */
  public boolean offersModule(String moduleId) {
    return offers(switches.modules().get(moduleId), modules, moduleId);
  }

  /** Whether members of this tenant may link a provider, if it is installed. */
  public boolean offersProvider(String providerId) {
    return offers(switches.providers().get(providerId), providers, providerId);
  }

  private static boolean offers(@Nullable Boolean decided, Set<String> listed, String wanted) {
    return decided == null ? listed.isEmpty() || listed.contains(wanted) : decided;
  }

  /** The name in a language, English when there is none. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("en", key));
  }

  /**
   * What an operator decided, by module or provider; what isn't in here is as the tenant's folder
   * says.
   */
  public record Switches(Map<String, Boolean> modules, Map<String, Boolean> providers) {
    public static final Switches NONE = new Switches(Map.of(), Map.of());

    public Switches {
      modules = Map.copyOf(modules);
      providers = Map.copyOf(providers);
    }
  }
}
