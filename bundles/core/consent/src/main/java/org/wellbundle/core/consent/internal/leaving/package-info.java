/** People who want to be erased: seven days to think again, then everything goes. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.leaving;
