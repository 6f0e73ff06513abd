/** How mail is kept, written and sent. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.mail.internal;
