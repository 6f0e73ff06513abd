/** What people decided, and the purposes they decide about. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.decision;
