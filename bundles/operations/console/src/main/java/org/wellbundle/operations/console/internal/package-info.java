/** The operators' console: its pages, and the calls they make. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.console.internal;
