/** The tables of challenges. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.challenges.store;
