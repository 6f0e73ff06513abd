/** Who may do what, and who sees what, over all operations of the HTTP interface. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.itests.access;
