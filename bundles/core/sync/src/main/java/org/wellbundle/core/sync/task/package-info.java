/** Tasks: the fair queue, leases, and the one transaction that stores a page. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync.task;
