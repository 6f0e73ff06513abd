/** The order of a board in memory: numbers only, nobody's name. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.leaderboards.board;
