import {
  KitElement,
  css,
  formatDuration,
  formatNumber,
  html,
  nothing,
  texts,
} from '@wellbundle/kit';
import { stepGoal } from './goals.js';
import { average, daySeries, everyDay, lastDays, measured, nights } from './series.js';

const t = await texts(import.meta.url);

/** Differences that people wouldn't notice aren't news. */
const noticeable = 10 * 60;

/** The sentence under the greeting: what is left today, and how the night was. */
export default class SummaryCard extends KitElement {
  static properties = {
    hidden: { type: Boolean, reflect: true },
    lead: { type: Boolean, reflect: true },
  };

  static styles = [
    KitElement.styles,
    css`
      p {
        max-width: 62ch;
        margin-top: -18px;
        padding-bottom: 8px;
        color: var(--muted);
        font-size: 1rem;
      }
    `,
  ];

  constructor() {
    super();
    this.hidden = true;
    this.lead = true;
    this.facts = measured(this, async () => {
      const [steps, sleep, goal] = await Promise.all([
        daySeries('steps', ...lastDays(14)),
        nights(...lastDays(30)),
        stepGoal(),
      ]);
      return { steps, sleep, goal };
    });
  }

  willUpdate() {
    this.hidden = !this.#sentences().length;
  }

  render() {
    const sentences = this.#sentences();
    return sentences.length ? html`<p>${sentences.join(' ')}</p>` : nothing;
  }

  #sentences() {
    const facts = this.facts.value;
    if (!facts) return [];
    return [goalSentence(facts.steps, facts.goal), nightSentence(facts.sleep)].filter(
      (sentence) => sentence !== '',
    );
  }
}

/**
 * @param {import('./series.js').Series} steps
 * @param {number} goal
 */
function goalSentence(steps, goal) {
  const value = everyDay(steps, 1)[0]?.value ?? null;
  if (value === null) return '';
  const left = goal - value;
  if (left <= 0) return t('summary.goal.reached');
  return t('summary.goal.left', { count: left, steps: formatNumber(left) });
}

/** @param {import('./series.js').Night[]} sleep */
function nightSentence(sleep) {
  const [yesterday = ''] = lastDays(2);
  const last = sleep.at(-1);
  const earlier = sleep.slice(0, -1).map(({ asleepSeconds }) => asleepSeconds);
  if (!last || last.localDate < yesterday || earlier.length < 5) return '';
  const difference = last.asleepSeconds - average(earlier);
  if (Math.abs(difference) < noticeable) return t('summary.night.usual');
  const by = formatDuration(Math.abs(difference));
  return t(difference > 0 ? 'summary.night.longer' : 'summary.night.shorter', { by });
}
