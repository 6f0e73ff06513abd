/** Host names, origins and public addresses. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.host;
