package org.wellbundle.core.tenancy.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wellbundle.api.tenant.Branding;

class ContrastClampTest {
  private static final List<String> LIGHT_GROUNDS = List.of("#ffffff", "#f5f8f7", "#eef3f1");
  private static final List<String> DARK_GROUNDS = List.of("#121b19", "#0a1210", "#0e1614");

  @ParameterizedTest
  @MethodSource("accents")
  void textKeepsItsContrastInLightAndDark(String accent) {
    Branding branding = ContrastClamp.branding(colour(accent));

    assertLegible(branding.light(), LIGHT_GROUNDS);
    assertLegible(branding.dark(), DARK_GROUNDS);
  }

  @Test
  void anAccentThatIsLegibleStaysAsItIs() {
    Branding branding = ContrastClamp.branding(colour("#0f766e"));

    assertThat(branding.light().brand()).isEqualTo("#0f766e");
    assertThat(branding.light().onBrand()).isEqualTo("#ffffff");
    assertThat(branding.accent()).isEqualTo("#0f766e");
  }

  @Test
  void yellowKeepsItsFillAndGetsDarkText() {
    Branding branding = ContrastClamp.branding(colour("#f5b301"));

    assertThat(branding.light().brand()).isEqualTo("#f5b301");
    assertThat(colour(branding.light().onBrand()).contrast(Colour.BLACK)).isLessThan(2);
    assertThat(branding.light().brandInk()).isNotEqualTo("#f5b301");
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21.0);
    assertThat(colour("#777777").contrast(Colour.WHITE)).isBetween(4.47, 4.49);
  }

  @Test
  void onlyHexIsAColour() {
    assertThat(Colour.parse("#abc")).contains(new Colour(0xaa, 0xbb, 0xcc));
    assertThat(Colour.parse("red")).isEmpty();
    assertThat(Colour.parse("#12345")).isEmpty();
    assertThat(Colour.parse("#0f766e; background: url(//x)")).isEmpty();
  }

  static Stream<String> accents() {
    Random random = new Random(20261120);
    Stream<String> drawn =
        Stream.generate(() -> String.format("#%06x", random.nextInt(0x1000000))).limit(300);
    return Stream.concat(
        Stream.of("#f5b301", "#ffff00", "#000000", "#ffffff", "#777777", "#00ff00", "#0000ff"),
        drawn);
  }

  private static void assertLegible(Branding.Palette palette, List<String> grounds) {
    assertThat(colour(palette.brand()).contrast(colour(palette.onBrand())))
        .as("text on %s", palette.brand())
        .isGreaterThanOrEqualTo(4.5);
    assertThat(colour(palette.brand()).contrast(colour(grounds.get(0))))
        .as("fill %s is seen", palette.brand())
        .isGreaterThanOrEqualTo(1.4);
    for (String ground : Stream.concat(grounds.stream(), Stream.of(palette.brandSoft())).toList()) {
      assertThat(colour(palette.brandInk()).contrast(colour(ground)))
          .as("ink %s on %s", palette.brandInk(), ground)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static Colour colour(String hex) {
    return Colour.parse(hex).orElseThrow();
  }
}
