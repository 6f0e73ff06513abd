package org.wellbundle.platform.mail.internal.letter;

import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Branding;

/**
 * Whose face a mail wears.
 *
 * @param name of the tenant, in the mail's language
 * @param portal address of the portal
 * @param logo PNG, null where there is none: the initial stands in
 */
public record Letterhead(String name, String portal, Branding branding, byte @Nullable [] logo) {

  /** Of mails to people who run the platform. */
  public static Letterhead ofPlatform(String address) {
    return new Letterhead(
        "Wellbundle",
        address,
        new Branding(
            "#0f766e",
            new Branding.Palette("#0f766e", "#ffffff", "#0b5f58", "#e4f1ef"),
            new Branding.Palette("#2dd4bf", "#06211d", "#5eead4", "#12302d")),
        null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "Letterhead[" + name + "]";
  }
}
