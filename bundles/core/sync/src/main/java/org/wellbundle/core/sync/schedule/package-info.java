/** When links are due, and the loop that keeps a node busy. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync.schedule;
