/** Colours that stay legible, whatever a tenant's brand is. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.tenancy.colour;
