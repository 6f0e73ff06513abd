/**
 * Invented people for trying the service out. Not part of a plain distribution's running service:
 * only the demo installs this bundle.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.demo;
