/** Help: whom a member turns to, and what those who help may see. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.support;
