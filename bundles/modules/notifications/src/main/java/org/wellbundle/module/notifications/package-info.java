/** What people are told, and on which channels: the inbox, the bell, the choices. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.notifications;
