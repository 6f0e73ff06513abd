/**
 * The command that says why something doesn't work. A bundle of its own that needs nothing: a
 * bundle's commands appear together, once all services they want are there.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.doctor;
