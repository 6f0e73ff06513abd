package org.wellbundle.core.accounts.security;

import java.time.Duration;

/**
 * How long things of an account last.
 *
 * @param idle a session nobody uses
 * @param longest a session, however much it is used
 * @param access an app's access token
 * @param refresh an app's refresh token
 * @param mailedKey a key sent by mail
 * @param passcodeAttempts wrong passcodes until the session ends
 */
public record Lifetimes(
    Duration idle,
    Duration longest,
    Duration access,
    Duration refresh,
    Duration mailedKey,
    int passcodeAttempts) {

  /** Keys of {@code org.wellbundle.core.accounts}. */
  public @interface Config {
    /** A session that isn't used for so long ends. */
    int sessionIdleHours() default 336;

    /** A session ends after so many days, used or not. */
    int sessionMaxDays() default 90;

    int accessTokenMinutes() default 15;

    int refreshTokenDays() default 60;

    /** How long a link to set a new password works. */
    int mailedKeyMinutes() default 30;

    int passcodeAttempts() default 5;

    /** Roles that rest until their holder has a second factor: wire names between commas. */
    String secondFactorFor() default "";

    /** Folder of the data, where the key for the first operator is put. */
    String dataDir() default "";
  }

  public static Lifetimes of(Config config) {
    return new Lifetimes(
        Duration.ofHours(config.sessionIdleHours()),
        Duration.ofDays(config.sessionMaxDays()),
        Duration.ofMinutes(config.accessTokenMinutes()),
        Duration.ofDays(config.refreshTokenDays()),
        Duration.ofMinutes(config.mailedKeyMinutes()),
        config.passcodeAttempts());
  }

  /** What the shipped configuration says. */
  public static Lifetimes standard() {
    return new Lifetimes(
        Duration.ofHours(336),
        Duration.ofDays(90),
        Duration.ofMinutes(15),
        Duration.ofDays(60),
        Duration.ofMinutes(30),
        5);
  }
}
