/** The rules, by what they are about. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.sdk.tck.rules;
