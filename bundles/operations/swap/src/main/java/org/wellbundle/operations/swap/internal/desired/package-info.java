/** What there should be, in the database, and this node on its way there. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap.internal.desired;
