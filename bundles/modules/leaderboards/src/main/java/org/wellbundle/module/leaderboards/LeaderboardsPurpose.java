package org.wellbundle.module.leaderboards;

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

/** What a person decides before anybody sees them on a board. */
@Component(
    service = {},
    immediate = true)
public final class LeaderboardsPurpose {
  static final String NAME = "leaderboards";

  static final PurposeDeclaration DECLARATION =
      new PurposeDeclaration(
          new PurposeId(NAME),
          List.of(DataKind.ACTIVITY),
          new Recipient("participants"),
          1,
          Duration.ZERO,
          Map.of(
              "en",
              new Notice(
                  "Leaderboards",
                  "Your steps, distance, active minutes and elevation of the week and the month are"
                      + " compared with those of others in your organisation. Everybody who takes"
                      + " part sees your rank and these totals, under your name or under an alias:"
                      + " you choose. Nobody sees single days, or anything else. Without your yes"
                      + " you are on no leaderboard."),
              "de",
              new Notice(
                  "Ranglisten",
                  "Ihre Schritte, Strecke, aktiven Minuten und Höhenmeter der Woche und des Monats"
                      + " werden mit denen anderer in Ihrer Organisation verglichen. Alle, die"
                      + " mitmachen, sehen Ihren Rang und diese Summen, unter Ihrem Namen oder unter"
                      + " einem Alias: Sie wählen. Einzelne Tage und alles andere sieht niemand."
                      + " Ohne Ihr Ja stehen Sie auf keiner Rangliste.")),
          40);

  private final ServiceRegistration<PurposeDeclaration> registration;

  @Activate
  public LeaderboardsPurpose(BundleContext context) {
    registration = context.registerService(PurposeDeclaration.class, DECLARATION, null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }
}
