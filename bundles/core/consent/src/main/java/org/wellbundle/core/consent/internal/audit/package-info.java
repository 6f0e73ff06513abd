/** The record of what happened: appending, checking, anchoring. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.audit;
