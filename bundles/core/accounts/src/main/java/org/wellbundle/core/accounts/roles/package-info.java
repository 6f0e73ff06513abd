/** Who in a tenant has which role, and who may change that. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.roles;
