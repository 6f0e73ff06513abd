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

  long apiBodyLimitBytes() default 1 << 20;

  /** Prefixes of paths that take files. */
  String largeBodyPaths() default "/api/v1/imports/,/api/v1/roster";

  long largeBodyLimitBytes() default 32 << 20;

  /** Longest wait for calls in flight when a bundle goes. */
  int drainSeconds() default 15;

  int eventStreamsPerAccount() default 12;

  int eventStreamsInAll() default 20000;

  /** Symbolic names of the WebJar bundles served below {@code /ui/lib/}. */
  String webLibraries() default
      "org.webjars.npm.lit,org.webjars.npm.lit-html,org.webjars.npm.lit-element,org.webjars.npm.lit__reactive-element";
}
