/**
 * The compatibility kit: rules that a manufacturer's bundle keeps, in levels. The first needs
 * nothing but the bundle; the second needs the vendor's recorded answers, and no network. A rule
 * that isn't kept is a sentence that says where and why.
 *
 * <p>A vendor writes one {@link org.wellbundle.sdk.tck.VendorCloud} and extends {@link
 * org.wellbundle.sdk.tck.ProviderKit}.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.sdk.tck;
