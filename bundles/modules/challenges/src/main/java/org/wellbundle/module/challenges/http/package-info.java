/** The HTTP interface of challenges. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.challenges.http;
