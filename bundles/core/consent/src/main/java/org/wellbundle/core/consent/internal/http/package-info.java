/** The calls and pages of privacy. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.http;
