/** How often and how long callers may keep the service busy. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.limits;
