/** Static files and contributions of bundles. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.web;
