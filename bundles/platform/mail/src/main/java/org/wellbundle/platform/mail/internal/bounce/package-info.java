/** Reports on mails that didn't arrive. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.mail.internal.bounce;
