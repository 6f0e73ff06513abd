/**
 * Rate budgets: calls leased in slices, so that no sliding window of the vendor's ever holds too
 * many.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.providers.internal.budget;
