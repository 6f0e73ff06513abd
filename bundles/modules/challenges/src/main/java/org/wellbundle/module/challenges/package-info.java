/** Challenges: rules, joining, teams, days that count, standings. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.challenges;
