/**
 * The way from the core to manufacturers' bundles: who is there, calls with the member's tokens,
 * rate budgets, and nothing else in between.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.providers;
