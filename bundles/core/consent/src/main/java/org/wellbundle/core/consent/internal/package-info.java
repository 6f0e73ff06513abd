/** Schemas and what the packages below share. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal;
