/** Tenants of the active tenant bundles: their numbers, hosts and looks. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.tenancy;
