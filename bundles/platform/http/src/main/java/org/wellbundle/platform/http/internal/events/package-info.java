/** Event streams to browsers. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.events;
