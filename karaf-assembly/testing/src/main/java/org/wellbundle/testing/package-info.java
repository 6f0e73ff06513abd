/** The distribution as a test sees it: unpacked, started, signed in to, killed. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.testing;
