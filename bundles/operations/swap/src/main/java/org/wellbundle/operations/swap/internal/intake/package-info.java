/** Where bundles come from: the deploy folder, the console, other nodes. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap.internal.intake;
