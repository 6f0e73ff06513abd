/** Settings and JSON shared by the parts of the HTTP floor. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal;
