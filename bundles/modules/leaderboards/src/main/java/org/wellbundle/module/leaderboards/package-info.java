/** Who is where, among those who want to be seen: participation, scores, boards. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.leaderboards;
