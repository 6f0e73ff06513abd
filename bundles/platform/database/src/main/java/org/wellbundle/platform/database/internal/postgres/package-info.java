/**
 * The embedded server: unpacked, started, stopped and found again by plain classes that work with
 * and without OSGi.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.database.internal.postgres;
