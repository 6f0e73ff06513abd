/** What a mail looks like. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.mail.internal.letter;
