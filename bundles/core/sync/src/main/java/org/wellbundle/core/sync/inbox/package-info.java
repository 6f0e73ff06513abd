/** Webhooks: stored before they are acknowledged, then turned into tasks, each exactly once. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync.inbox;
