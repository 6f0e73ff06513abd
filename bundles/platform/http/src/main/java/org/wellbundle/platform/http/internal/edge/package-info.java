/** Every request's first stop: host, session, CSRF, limits, headers. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.edge;
