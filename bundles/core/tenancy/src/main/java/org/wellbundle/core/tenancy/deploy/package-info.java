/** A tenant's folder or zip file as a bundle, made while running. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.tenancy.deploy;
