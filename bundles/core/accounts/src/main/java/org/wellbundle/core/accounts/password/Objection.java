package org.wellbundle.core.accounts.password;

/**
 * Why a password won't do.
 *
 * @param code stable, for example {@code password.too-short}
 * @param sentence what to do about it
 */
public record Objection(String code, String sentence) {}
