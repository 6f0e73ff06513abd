package org.wellbundle.core.providers.internal.budget;

import org.wellbundle.core.providers.ProviderGateway.Urgency;

/** Order of service. An earlier one may use what was leased for a later one. */
public enum Level {
  /** A one-time code runs out within seconds. */
  EXCHANGE,
  INTERACTIVE,
  FIRST,
  LIVE,
  SOON,
  BACKGROUND;

  public static Level of(Urgency urgency) {
    return switch (urgency) {
      case INTERACTIVE -> INTERACTIVE;
      case FIRST -> FIRST;
      case LIVE -> LIVE;
      case SOON -> SOON;
      case BACKGROUND -> BACKGROUND;
    };
  }
}
