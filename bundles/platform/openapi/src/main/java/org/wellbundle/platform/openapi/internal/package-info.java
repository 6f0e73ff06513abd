/** The OpenAPI document of all running resources, and pages to read and try it. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.openapi.internal;
