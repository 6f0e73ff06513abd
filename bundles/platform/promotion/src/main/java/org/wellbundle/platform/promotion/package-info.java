/** Which of several versions of a bundle serves; changed by whoever swaps bundles. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.promotion;
