import { formatDate, formatNumber, html, texts } from '@wellbundle/kit';
import { MetricCard } from './card.js';
import { stepGoal } from './goals.js';
import { average, daySeries, everyDay, lastDays, measured } from './series.js';

const t = await texts(import.meta.url);
const days = 14;

/** Steps of the last fourteen days against the goal. */
export default class StepsCard extends MetricCard {
  constructor() {
    super();
    this.facts = measured(this, async () => {
      const [series, goal] = await Promise.all([daySeries('steps', ...lastDays(days)), stepGoal()]);
      return { series, goal };
    });
  }

  willUpdate() {
    this.hidden = this.facts.value?.series.points.length === 0;
  }

  render() {
    return this.facts.render({
      loading: () => this.waiting(t('metric.steps')),
      failed: (error) => this.failed(t('metric.steps'), error, this.facts),
      ready: ({ series, goal }) => (series.points.length ? this.#ready(series, goal) : ''),
    });
  }

  /**
   * @param {import('./series.js').Series} series
   * @param {number} goal
   */
  #ready(series, goal) {
    const usual = formatNumber(average(series.points.map(({ value }) => value)));
    const points = everyDay(series, days).map(({ localDate, value }) => ({
      label: formatDate(localDate, 'weekday'),
      title: formatDate(localDate, 'long'),
      value,
      text: value === null ? '' : t('steps.count', { count: value, steps: formatNumber(value) }),
    }));
    const summary = t('steps.summary', { days, average: usual, goal: formatNumber(goal) });
    return html`<wb-card
      heading=${t('metric.steps')}
      note=${t('steps.note', { days, average: usual })}
      href="/data?metric=steps"
    >
      <div class="chart">
        <wb-bar-chart
          compact
          .points=${points}
          goal=${goal}
          .height=${188}
          summary=${summary}
          unit=${t('metric.steps')}
        ></wb-bar-chart>
      </div>
    </wb-card>`;
  }
}
