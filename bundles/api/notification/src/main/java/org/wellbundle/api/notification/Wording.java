package org.wellbundle.api.notification;

/**
 * What a kind of notification says in one language. {@code {name}} stands for a value of the
 * notice.
 *
 * @param name the kind in the settings, for example <i>Device needs your permission again</i>
 * @param title one line
 * @param text one or two sentences that say what to do
 * @param action label of the link to {@link NotificationKind#path()}
 */
public record Wording(String name, String title, String text, String action) {}
