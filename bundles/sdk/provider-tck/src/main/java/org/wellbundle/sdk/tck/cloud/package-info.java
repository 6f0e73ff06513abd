/**
 * A vendor's cloud to link against, made of the {@link org.wellbundle.sdk.tck.VendorCloud} that the
 * kit examines with: recorded answers, moved to today, behind an authorize page and a token call.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.sdk.tck.cloud;
