/** How accounts come to have, keep and lose their one link. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.linking.internal;
