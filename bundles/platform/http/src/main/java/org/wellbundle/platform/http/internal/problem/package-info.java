/** Problems as JSON and the mapping of failures to problems. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.problem;
