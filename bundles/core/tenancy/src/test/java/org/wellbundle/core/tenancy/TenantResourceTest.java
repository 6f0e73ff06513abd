package org.wellbundle.core.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.core.tenancy.TenantResource.TenantView;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.TestTenant;

class TenantResourceTest {
  private final TenantRegistry registry = new TenantRegistry();
  private final Tenant harbor =
      TestTenant.of(3, "harbor")
          .names(Map.of("en", "Harbor Tools", "de", "Harbor Werkzeuge"))
          .hosts("well.harbor.example")
          .branding(
              new Branding(
                  "#f5b301",
                  new Branding.Palette("#f5b301", "#251b00", "#7d5b01", "#fef6e1"),
                  new Branding.Palette("#f5b301", "#251b00", "#f5b301", "#2d2b16")))
          .support(
              new SupportRoute(
                  "device",
                  SupportRoute.Kind.CLIENT_SERVICES,
                  Map.of("en", "Client Services", "de", "Kundendienst"),
                  "https://support.harbor.example",
                  null),
              new SupportRoute(
                  "other",
                  SupportRoute.Kind.EMPLOYER,
                  Map.of("en", "Human Resources"),
                  null,
                  "hr@harbor.example"))
          .providers("withings")
          .modules("leaderboard", "challenges")
          .build();

  @BeforeEach
  void open() {
    registry.put(
        new TenantEntry(
            1,
            harbor,
            null,
            Map.of("de", Map.of("signIn.welcome", "Moin")),
            (path, limit) -> Optional.empty()));
  }

  @Test
  void tellsAPortalInTheCallersLanguage() {
    TenantView view =
        new TenantResource(
                visitor(Locale.GERMANY),
                registry,
                () -> Set.of("support", "leaderboard", "challenges"))
            .get();

    assertThat(view.id()).isEqualTo("harbor");
    assertThat(view.name()).isEqualTo("Harbor Werkzeuge");
    assertThat(view.modules()).containsExactly("challenges", "leaderboard");
    assertThat(view.texts()).containsEntry("signIn.welcome", "Moin");
    assertThat(view.support())
        .extracting(route -> route.topic() + "|" + route.kind() + "|" + route.label())
        .containsExactly("device|clientServices|Kundendienst", "other|employer|Human Resources");
    assertThat(view.branding().accent()).isEqualTo("#f5b301");
    assertThat(view.branding().logo()).startsWith("/ui/branding/logo?v=");
  }

  @Test
  void anotherLanguageFallsBackToEnglish() {
    TenantView view = new TenantResource(visitor(Locale.FRANCE), registry, Set::of).get();

    assertThat(view.name()).isEqualTo("Harbor Tools");
    assertThat(view.texts()).isEmpty();
  }

  @Test
  void aTenantWithoutALogoGetsItsInitial() throws Exception {
    LogoPicture picture = LogoPicture.of(registry, harbor);

    assertThat(picture.mediaType()).isEqualTo("image/svg+xml");
    assertThat(new String(picture.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .contains(">H</text>")
        .contains("#f5b301");
  }

  @Test
  void theStyleSheetServesLightAndDarkAndAnExplicitChoice() {
    assertThat(BrandingCss.of(harbor.branding()).lines())
        .containsExactly(
            ":root{--brand:#f5b301;--brand-ink:#7d5b01;--on-brand:#251b00;--brand-soft:#fef6e1}",
            "@media (prefers-color-scheme: dark){:root:not([data-theme=light]){--brand:#f5b301;"
                + "--brand-ink:#f5b301;--on-brand:#251b00;--brand-soft:#2d2b16}}",
            ":root[data-theme=dark]{--brand:#f5b301;--brand-ink:#f5b301;--on-brand:#251b00;"
                + "--brand-soft:#2d2b16}");
  }

  private SignedIn visitor(Locale locale) {
    SignedIn visitor = new SignedIn(registry);
    visitor.tenant = harbor.id();
    visitor.locale = locale;
    return visitor;
  }
}
