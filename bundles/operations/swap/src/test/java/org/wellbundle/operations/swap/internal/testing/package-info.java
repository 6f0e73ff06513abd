/** A framework in this process, and modules made up for it. */
package org.wellbundle.operations.swap.internal.testing;
