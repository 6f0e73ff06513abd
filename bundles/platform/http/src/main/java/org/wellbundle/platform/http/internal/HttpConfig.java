package org.wellbundle.platform.http.internal;

/** Keys of {@code org.wellbundle.platform.http}. */
public @interface HttpConfig {
  /** Address of the platform host; empty means {@code http://localhost:<port>}. */
  String publicUrl() default "";

  /** Port the container listens on, for the default of the public address only. */
  int port() default 8181;

  /** Further names of the platform host. */
  String platformHosts() default "localhost,127.0.0.1,[::1]";

  /** Addresses or networks (CIDR) whose X-Forwarded-Proto and X-Forwarded-Host are believed. */
  String trustedProxies() default "";

  /** Addresses or networks (CIDR) that may read metrics and health in detail. */
  String operatorsFrom() default "127.0.0.0/8,::1/128";

  /** With this in {@code Authorization: Bearer}, they are readable from everywhere. */
  String operatorToken() default "";

  long apiBodyLimitBytes() default 1 << 20;

  /** Prefixes of paths that take files. */
  String largeBodyPaths() default
      "/api/v1/imports/,/api/v1/roster,/api/v1/profiles/,/api/v1/modules";

  long largeBodyLimitBytes() default 32 << 20;

  /** Longest a body may take to arrive. */
  int bodySeconds() default 30;

  /** Longest a call may keep its thread. */
  int requestSeconds() default 60;

  /** Calls of one account on this node; 0 for any number. */
  int accountCallsPerMinute() default 600;

  /** Calls without a session from one address, per tenant, on this node; 0 for any number. */
  int addressCallsPerMinute() default 300;

  /** Calls to one tenant on this node; 0 for any number. */
  int tenantCallsPerMinute() default 60000;

  /** Longest wait for calls in flight when a bundle goes. */
  int drainSeconds() default 15;

  int eventStreamsPerAccount() default 12;

  int eventStreamsInAll() default 20000;

  /** Symbolic names of the WebJar bundles served below {@code /ui/lib/}. */
  String webLibraries() default
      "org.webjars.npm.lit,org.webjars.npm.lit-html,org.webjars.npm.lit-element,org.webjars.npm.lit__reactive-element";
}
