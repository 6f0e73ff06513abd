/**
 * Garmin's Health API as its public sources tell: authorization with proof keys, permissions,
 * pushes and pings with pull tokens, history on request, deregistration. People and data are
 * invented.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.sdk.testkit.garmin;
