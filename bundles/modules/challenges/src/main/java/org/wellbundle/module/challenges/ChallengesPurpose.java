package org.wellbundle.module.challenges;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** What members agree to before others in a challenge see how far they are. */
@Component(
    service = {},
    immediate = true)
public final class ChallengesPurpose {
  static final PurposeId ID = new PurposeId("challenges");
  static final DataKind KIND = DataKind.ACTIVITY;
  static final Recipient RECIPIENT = new Recipient("participants");
  static final int VERSION = 1;

  private final ServiceRegistration<PurposeDeclaration> registration;

  @Activate
  public ChallengesPurpose(BundleContext context) {
    registration = context.registerService(PurposeDeclaration.class, declaration(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static PurposeDeclaration declaration() {
    return new PurposeDeclaration(
        ID,
        List.of(KIND),
        RECIPIENT,
        VERSION,
        Duration.ofDays(30),
        Map.of(
            "en",
            new Notice(
                "Taking part in challenges",
                "In challenges you join, your activity of the challenge's days is counted. The"
                    + " others in the same challenge see your name as shown when you joined, your"
                    + " team, your place and your score, and nothing else. The organiser sees your"
                    + " name and team, never your score; if you ask about a day, that day, too."
                    + " Without this you are in no challenge's"
                    + " standings; taking it back removes you from them at once."),
            "de",
            new Notice(
                "An Challenges teilnehmen",
                "In Challenges, an denen Sie teilnehmen, wird Ihre Aktivität an den Tagen der"
                    + " Challenge gezählt. Die anderen in derselben Challenge sehen Ihren Namen,"
                    + " wie er beim Beitritt gezeigt wurde, Ihr Team, Ihren Platz und Ihre"
                    + " Punkte, sonst nichts. Wer sie ausrichtet, sieht Ihren Namen und Ihr"
                    + " Team, nie Ihre Punkte; fragen Sie wegen eines Tages nach, auch diesen Tag."
                    + " Ohne diese Zustimmung stehen Sie in keiner Rangliste; nehmen Sie sie"
                    + " zurück, verschwinden Sie sofort daraus.")),
        40);
  }
}
