package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.SMOKE;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;
import org.xml.sax.InputSource;

/** What a provider declares about itself. */
public final class DescriptorRules {
  private static final int LONGEST_ICON = 16_384;
  private static final int LONGEST_NAME = 40;
  private static final int LARGEST_BODY = 10 * 1024 * 1024;
  private static final Pattern HOST =
      Pattern.compile("[a-zA-Z0-9.-]+(:[0-9]{1,5})?|\\[::1](:\\d+)?");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");
  private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]{1,39}");
  private static final List<String> FOREIGN =
      List.of(
          "<script",
          "<foreignobject",
          "<!doctype",
          "href=\"http",
          "url(http",
          " onload",
          "@import");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "descriptor.stable",
              "It declares the same whenever it is asked.",
              DescriptorRules::stable),
          rule(
              "descriptor.names",
              "Its name is short and there in English.",
              DescriptorRules::names),
          rule(
              "descriptor.icon",
              "Its icon is a small SVG that loads and runs nothing.",
              DescriptorRules::icon),
          rule(
              "descriptor.data-types",
              "Its data types are told apart and can be asked for.",
              DescriptorRules::dataTypes),
          rule(
              "descriptor.devices",
              "It declares for devices only what it can fetch.",
              DescriptorRules::devices),
          rule(
              "descriptor.rate-limits",
              "It names the vendor's limits.",
              DescriptorRules::rateLimits),
          rule(
              "descriptor.hosts",
              "It names hosts, nothing more and nothing less.",
              DescriptorRules::hosts),
          rule(
              "descriptor.notifications",
              "What it takes at the door is bounded.",
              DescriptorRules::notifications));

  private DescriptorRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, SMOKE, promise, check);
  }

  private static ProviderDescriptor descriptor(Subject subject) {
    return subject.providers().get().descriptor();
  }

  private static void stable(Subject subject, Faults faults) {
    var provider = subject.providers().get();
    faults.unless(
        provider.descriptor().equals(provider.descriptor()),
        "Two calls of descriptor() give different data.");
    faults.unless(!provider.descriptor().registration().isBlank(), "The registration has no name.");
  }

  private static void names(Subject subject, Faults faults) {
    descriptor(subject)
        .names()
        .forEach(
            (language, name) -> {
              faults.unless(
                  Locale.forLanguageTag(language).toLanguageTag().equals(language)
                      && !language.equals("und"),
                  language + " isn't a language tag.");
              faults.unless(
                  !name.isBlank() && name.length() <= LONGEST_NAME,
                  "The name for "
                      + language
                      + " has "
                      + name.length()
                      + " characters, not 1 to 40.");
            });
  }

  private static void icon(Subject subject, Faults faults) throws ParserConfigurationException {
    String icon = descriptor(subject).icon();
    if (icon == null) {
      return;
    }
    faults.unless(icon.length() <= LONGEST_ICON, "The icon has more than 16,384 characters.");
    String lower = icon.toLowerCase(Locale.ROOT);
    FOREIGN.forEach(part -> faults.unless(!lower.contains(part), "The icon holds " + part + "."));
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    try {
      var builder = xml.newDocumentBuilder();
      builder.setErrorHandler(null);
      String root =
          builder.parse(new InputSource(new StringReader(icon))).getDocumentElement().getTagName();
      faults.unless(root.equals("svg"), "The icon's root is " + root + ", not svg.");
    } catch (org.xml.sax.SAXException | java.io.IOException e) {
      faults.add("The icon isn't well-formed XML.");
    }
  }

  private static void dataTypes(Subject subject, Faults faults) {
    List<DataType> types = descriptor(subject).dataTypes();
    faults.unless(!types.isEmpty(), "There is no data type.");
    faults.unless(
        types.stream().anyMatch(type -> type.phase() == DataType.Phase.FIRST),
        "No data type is fetched first: a member would see nothing for a long time.");
    Set<String> ids = new HashSet<>();
    for (DataType type : types) {
      faults.unless(ids.add(type.id()), type.id() + " is declared twice.");
      faults.unless(CAMEL.matcher(type.id()).matches(), type.id() + " isn't lower camel case.");
      faults.unless(type.historyDays() >= 0, type.id() + " has a negative history.");
      var window = type.window();
      faults.unless(
          window == null || window.toMinutes() >= 60, type.id() + " has a window below an hour.");
      faults.unless(!type.reconcile().isNegative(), type.id() + " is re-read into the future.");
      faults.unless(
          type.historyDays() > 0 || type.reconcile().isZero(),
          type.id() + " has no history, but would be re-read nightly.");
    }
  }

  private static void devices(Subject subject, Faults faults) {
    ProviderDescriptor descriptor = descriptor(subject);
    Set<Metric> fetched = new HashSet<>();
    descriptor.dataTypes().forEach(type -> fetched.addAll(type.metrics()));
    Set<String> models = new HashSet<>();
    for (DeviceMetrics device : descriptor.deviceMetrics()) {
      faults.unless(
          !device.model().isBlank() && !device.kind().isBlank(), "A device has no model or kind.");
      faults.unless(models.add(device.model()), device.model() + " is declared twice.");
      device.metrics().stream()
          .filter(metric -> !fetched.contains(metric))
          .forEach(
              metric ->
                  faults.add(
                      device.model()
                          + " measures "
                          + metric.key()
                          + ", which no data type fetches."));
    }
  }

  private static void rateLimits(Subject subject, Faults faults) {
    List<RateLimit> limits = descriptor(subject).rateLimits();
    faults.unless(
        !limits.isEmpty(), "There is no rate limit: state the vendor's, or a polite one.");
    for (RateLimit limit : limits) {
      faults.unless(
          limit.calls() > 0 && limit.per().toMillis() >= 1000,
          "A limit of " + limit.calls() + " calls per " + limit.per() + " can't be kept.");
    }
  }

  private static void hosts(Subject subject, Faults faults) {
    Set<String> hosts = descriptor(subject).hosts();
    faults.unless(!hosts.isEmpty(), "There is no host.");
    for (String host : hosts) {
      faults.unless(HOST.matcher(host).matches(), host + " isn't a host, or a host with a port.");
    }
  }

  private static void notifications(Subject subject, Faults faults) {
    NotificationStyle style = descriptor(subject).notifications();
    if (style.kind() == NotificationStyle.Kind.POLL) {
      return;
    }
    faults.unless(
        style.maxBodyBytes() > 0 && style.maxBodyBytes() <= LARGEST_BODY,
        "Bodies of up to " + style.maxBodyBytes() + " bytes aren't between 1 and 10 MiB.");
    faults.unless(!style.contentTypes().isEmpty(), "No media type is accepted.");
    for (String type : style.contentTypes()) {
      faults.unless(
          MEDIA_TYPE.matcher(type).matches(),
          type + " isn't a lower case media type without parameters.");
    }
  }
}
