/** JAX-RS: one CXF server per contributing service, dispatched by root path. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http.internal.api;
