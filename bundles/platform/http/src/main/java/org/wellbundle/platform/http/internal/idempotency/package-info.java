/** Answers kept for callers that repeat a call with the same Idempotency-Key. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.idempotency;
