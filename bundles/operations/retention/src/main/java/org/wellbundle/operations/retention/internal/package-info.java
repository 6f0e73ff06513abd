/** The round through all rules. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.retention.internal;
