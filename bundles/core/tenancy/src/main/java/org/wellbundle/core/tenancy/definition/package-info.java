/** What a tenant's folder says, read and checked. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.tenancy.definition;
