/** Starts CXF inside the container. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.cxf.internal;
