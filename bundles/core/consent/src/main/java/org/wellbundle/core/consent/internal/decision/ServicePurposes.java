package org.wellbundle.core.consent.internal.decision;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeDeclaration.Notice;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;

/** The purposes of the service itself; modules declare their own. */
@Component(
    service = {},
    immediate = true)
public final class ServicePurposes {
  private static final Duration GRACE = Duration.ofDays(30);

  private final List<ServiceRegistration<PurposeDeclaration>> registrations;

  @Activate
  public ServicePurposes(BundleContext context) {
    registrations =
        all().stream()
            .map(each -> context.registerService(PurposeDeclaration.class, each, null))
            .toList();
  }

  @Deactivate
  void stop() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  public static List<PurposeDeclaration> all() {
    return List.of(
        new PurposeDeclaration(
            PurposeId.STORAGE,
            Arrays.stream(DataKind.values()).filter(DataKind::measured).toList(),
            Recipient.SERVICE,
            1,
            GRACE,
            notices("storage-1", "en", "de"),
            10),
        new PurposeDeclaration(
            PurposeId.EMPLOYER_REPORTS,
            List.of(DataKind.ACTIVITY, DataKind.WORKOUTS, DataKind.SLEEP),
            Recipient.EMPLOYER,
            1,
            Duration.ZERO,
            notices("employerReports-1", "en", "de"),
            20));
  }

  private static Map<String, Notice> notices(String file, String... languages) {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                ServicePurposes.class.getResourceAsStream("/notices/" + file + ".properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Notice> notices = new HashMap<>();
    for (String language : languages) {
      notices.put(
          language,
          new Notice(
              texts.getProperty(language + ".title"), texts.getProperty(language + ".text")));
    }
    return notices;
  }
}
