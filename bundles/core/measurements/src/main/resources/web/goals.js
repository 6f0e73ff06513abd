import { shared } from './series.js';

/** Until the person has set a goal at the manufacturer. */
const usualSteps = 10_000;

/** Steps a day: the person's own goal, or the usual one. A page is worth showing without it. */
export async function stepGoal() {
  const goals = await shared('/goals').catch(() => null);
  return /** @type {number} */ (goals?.steps ?? usualSteps);
}
