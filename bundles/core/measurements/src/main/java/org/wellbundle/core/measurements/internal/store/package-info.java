/** Bulk writing: fold a batch, find what differs from what is stored, write only that. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.measurements.internal.store;
