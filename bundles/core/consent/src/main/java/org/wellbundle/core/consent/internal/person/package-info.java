/** Export, restriction and erasure of one person over all parts. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.person;
