/** The page every portal address answers with: the frame that loads what bundles contribute. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.web.shell;
