package org.wellbundle.api.tenant;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
    PasswordProfile passwords) {
  public Tenant {
    names = Map.copyOf(names);
    hosts = List.copyOf(hosts);
    languages = List.copyOf(languages);
    support = List.copyOf(support);
    providers = Set.copyOf(providers);
    modules = Set.copyOf(modules);
  }

  /** With the usual password profile. */
  public Tenant(
      TenantId id,
      String key,
      Map<String, String> names,
      List<String> hosts,
      List<String> languages,
      Branding branding,
      List<SupportRoute> support,
      Set<String> providers,
      Set<String> modules) {
    this(
        id,
        key,
        names,
        hosts,
        languages,
        branding,
        support,
        providers,
        modules,
        PasswordProfile.SEED);
  }

  /** The name in a language, English when there is none. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("en", key));
  }
}
