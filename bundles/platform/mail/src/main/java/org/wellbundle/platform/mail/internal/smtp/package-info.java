/** The mail server. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.mail.internal.smtp;
