package org.wellbundle.core.tenancy.colour;

import java.util.List;
import org.wellbundle.api.tenant.Branding;

/**
 * Derives the colours of a portal from a tenant's accent so that text keeps a contrast of 4.5:1
 * (WCAG 2.2, success criterion 1.4.3) and a filled surface stays visible.
 */
public final class ContrastClamp {
  static final double TEXT = 4.5;

  /** A fill carries its own text, so it only has to be seen at all against the card under it. */
  static final double FILL = 1.4;

  private static final double STEP = 0.02;

  /** Backgrounds of the shell's design tokens: card, page and sunken area. */
  private static final List<Colour> LIGHT =
      List.of(Colour.WHITE, Colour.of("f5f8f7"), Colour.of("eef3f1"));

  private static final List<Colour> DARK =
      List.of(Colour.of("121b19"), Colour.of("0a1210"), Colour.of("0e1614"));

  private ContrastClamp() {}

  /** Both palettes of an accent. */
  public static Branding branding(Colour accent) {
    return new Branding(
        accent.hex(), palette(accent, LIGHT, Colour.BLACK), palette(accent, DARK, Colour.WHITE));
  }

  private static Branding.Palette palette(Colour accent, List<Colour> grounds, Colour away) {
    Colour card = grounds.get(0);
    Colour soft = card.mix(accent, 0.12);
    Colour fill = shift(accent, away, List.of(card), FILL);
    Colour ink = shift(accent, away, List.of(card, grounds.get(1), grounds.get(2), soft), TEXT);
    return new Branding.Palette(fill.hex(), textOn(fill).hex(), ink.hex(), soft.hex());
  }

  /** The colour itself, or as little further away from the grounds as the contrast needs. */
  private static Colour shift(Colour colour, Colour away, List<Colour> grounds, double contrast) {
    for (double share = 0; share < 1; share += STEP) {
      Colour shifted = colour.mix(away, share);
      if (grounds.stream().allMatch(ground -> ground.contrast(shifted) >= contrast)) {
        return shifted;
      }
    }
    return away;
  }

  /** White where it is legible, else a dark tint of the fill, else black; one of them always is. */
  private static Colour textOn(Colour fill) {
    if (fill.contrast(Colour.WHITE) >= TEXT) {
      return Colour.WHITE;
    }
    Colour tint = fill.mix(Colour.BLACK, 0.85);
    return fill.contrast(tint) >= TEXT ? tint : Colour.BLACK;
  }
}
