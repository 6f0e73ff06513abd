package org.wellbundle.core.tenancy.definition;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.core.tenancy.colour.Colour;
import org.wellbundle.core.tenancy.colour.ContrastClamp;

/** Reads and checks a tenant's folder: {@code tenant.yaml}, {@code branding/}, {@code texts/}. */
public final class TenantReader {
  static final int YAML_LIMIT = 64 * 1024;
  private static final int LOWEST_PRIVACY_FLOOR = 5;
  private static final int USUAL_PRIVACY_FLOOR = 11;
  private static final int LONGEST_TEXT = 2_000;

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]{3,190}");
  private static final Set<String> TOPICS =
      new LinkedHashSet<>(List.of("device", "account", "data", "challenge", "other"));

  private final TenantFiles files;

  private TenantReader(TenantFiles files) {
    this.files = files;
  }

  /** Reads a folder. */
  public static Reading read(TenantFiles files) {
    try {
      return new Reading.Accepted(new TenantReader(files).definition());
    } catch (RefusedException e) {
      return new Reading.Refused(e.sentence());
    }
  }

  private TenantDefinition definition() {
    YamlMap yaml = yaml(TenantFiles.DEFINITION);
    if (yaml == null) {
      throw new RefusedException("there is no " + TenantFiles.DEFINITION);
    }
    String key = matching(yaml, "id", yaml.text("id"), KEY);
    Map<String, String> names = labels(yaml, "names");
    List<String> hosts = hosts(yaml);
    List<String> languages = languages(yaml);
    Set<String> providers = ids(yaml, "providers");
    Set<String> modules = ids(yaml, "modules");
    String passwordProfile = yaml.optionalText("passwordProfile").orElse("seed");
    if (!Set.of("seed", "nist").contains(passwordProfile)) {
      throw yaml.refused("passwordProfile", "must be seed or nist");
    }
    int privacyFloor = privacyFloor(yaml);
    List<SupportRoute> support = yaml.maps("support").stream().map(TenantReader::route).toList();
    refuseRepeatedTopics(yaml, support);
    YamlMap branding = yaml("branding/colours.yaml");
    String logoPath = yaml.optionalText("logo").orElse(null);
    yaml.refuseOthers();
    return new TenantDefinition(
        key,
        names,
        hosts,
        languages,
        branding(branding),
        logoPath == null ? null : LogoReader.read(files, logoPath),
        support,
        providers,
        modules,
        passwordProfile,
        privacyFloor,
        texts(languages));
  }

  private @Nullable YamlMap yaml(String file) {
    try {
      byte[] bytes = files.read(file, YAML_LIMIT).orElse(null);
      return bytes == null ? null : YamlMap.parse(file, bytes);
    } catch (IOException e) {
      throw new RefusedException(file + ": can't be read: " + e.getMessage());
    }
  }

  private static Branding branding(@Nullable YamlMap yaml) {
    if (yaml == null) {
      throw new RefusedException("there is no branding/colours.yaml");
    }
    String accent = yaml.text("accent");
    yaml.refuseOthers();
    return ContrastClamp.branding(
        Colour.parse(accent)
            .orElseThrow(() -> yaml.refused("accent", "must be a colour such as \"#0f766e\"")));
  }

  private Map<String, Map<String, String>> texts(List<String> languages) {
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    for (String language : languages) {
      YamlMap yaml = yaml("texts/" + language + ".yaml");
      if (yaml != null && !yaml.keys().isEmpty()) {
        texts.put(language, Map.copyOf(yaml.asTexts()));
      }
    }
    return Map.copyOf(texts);
  }

  private static List<String> hosts(YamlMap yaml) {
    Set<String> hosts = new LinkedHashSet<>();
    for (String given : yaml.texts("hosts")) {
      String host = given.toLowerCase(Locale.ROOT);
      if (!HOST.matcher(host).matches() || host.matches("[0-9.]+")) {
        throw yaml.refused("hosts", "has \"" + given + "\", which isn't a host name with a dot");
      }
      hosts.add(host);
    }
    if (hosts.isEmpty()) {
      throw yaml.refused("hosts", "must name at least one host");
    }
    return List.copyOf(hosts);
  }

  private static List<String> languages(YamlMap yaml) {
    List<String> languages = yaml.texts("languages").stream().distinct().toList();
    for (String language : languages) {
      matching(yaml, "languages", language, LANGUAGE);
    }
    return languages.isEmpty() ? List.of("en") : languages;
  }

  private static Map<String, String> labels(YamlMap yaml, String key) {
    YamlMap map = yaml.map(key).orElseThrow(() -> yaml.refused(key, "is missing"));
    Map<String, String> labels = map.asTexts();
    if (!labels.containsKey("en")) {
      throw yaml.refused(key, "must have a text for en");
    }
    labels.forEach(
        (language, text) -> {
          if (!LANGUAGE.matcher(language).matches() || text.length() > LONGEST_TEXT) {
            throw yaml.refused(key, "has a bad entry \"" + language + "\"");
          }
        });
    return labels;
  }

  private static Set<String> ids(YamlMap yaml, String key) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : yaml.texts(key)) {
      ids.add(matching(yaml, key, id, ID));
    }
    return ids;
  }

  private static int privacyFloor(YamlMap yaml) {
    String text = yaml.optionalText("privacyFloor").orElse(Integer.toString(USUAL_PRIVACY_FLOOR));
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < LOWEST_PRIVACY_FLOOR) {
      throw yaml.refused("privacyFloor", "must be a number of at least " + LOWEST_PRIVACY_FLOOR);
    }
    return Integer.parseInt(text);
  }

  private static SupportRoute route(YamlMap yaml) {
    String topic = yaml.text("topic");
    if (!TOPICS.contains(topic)) {
      throw yaml.refused("topic", "must be one of " + String.join(", ", TOPICS));
    }
    SupportRoute.Kind kind =
        switch (yaml.text("to")) {
          case "employer" -> SupportRoute.Kind.EMPLOYER;
          case "clientServices" -> SupportRoute.Kind.CLIENT_SERVICES;
          default -> throw yaml.refused("to", "must be employer or clientServices");
        };
    Map<String, String> labels = labels(yaml, "label");
    String url = yaml.optionalText("url").orElse(null);
    String email = yaml.optionalText("email").orElse(null);
    yaml.refuseOthers();
    if (url == null && email == null) {
      throw yaml.refused("topic", "needs a url or an email");
    }
    if (url != null && !isWebAddress(url)) {
      throw yaml.refused("url", "must be an https address");
    }
    if (email != null && !EMAIL.matcher(email).matches()) {
      throw yaml.refused("email", "isn't an e-mail address");
    }
    return new SupportRoute(topic, kind, labels, url, email);
  }

  private static void refuseRepeatedTopics(YamlMap yaml, List<SupportRoute> routes) {
    if (routes.stream().map(SupportRoute::topic).distinct().count() < routes.size()) {
      throw yaml.refused("support", "has a topic twice");
    }
  }

  /** Shown as a link to members, so nothing but the web. */
  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String matching(YamlMap yaml, String key, String text, Pattern pattern) {
    if (!pattern.matcher(text).matches()) {
      throw yaml.refused(key, "has \"" + text + "\", which doesn't match " + pattern.pattern());
    }
    return text;
  }
}
