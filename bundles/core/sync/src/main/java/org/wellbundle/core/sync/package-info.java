/**
 * The sync engine: how data of linked wearables comes in, stays up to date, and survives faults.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync;
