import { formatDate, html, quantity, texts } from '@wellbundle/kit';
import { MetricCard } from './card.js';
import { daySeries, everyDay, lastDays, measured } from './series.js';

const t = await texts(import.meta.url);

/**
 * A metric's newest value and its line over some days.
 * @abstract
 */
export class TrendCard extends MetricCard {
  /**
   * @param {string} metric
   * @param {number} days
   */
  constructor(metric, days) {
    super();
    this.metric = metric;
    this.days = days;
    this.facts = measured(this, () => daySeries(metric, ...lastDays(days)));
  }

  willUpdate() {
    this.hidden = this.facts.value?.points.length === 0;
  }

  render() {
    const heading = t(`metric.${this.metric}`);
    return this.facts.render({
      loading: () => this.waiting(heading),
      failed: (error) => this.failed(heading, error, this.facts),
      ready: (series) => (series.points.length ? this.#ready(heading, series) : ''),
    });
  }

  /**
   * @param {string} heading
   * @param {import('./series.js').Series} series
   */
  #ready(heading, series) {
    const { metric, days } = this;
    const newest = series.points.at(-1)?.value ?? 0;
    const shown = quantity(newest, series.unit, metric);
    const points = everyDay(series, days).map(({ localDate, value }) => {
      const at = value === null ? null : quantity(value, series.unit, metric);
      return {
        label: formatDate(localDate, 'short'),
        title: formatDate(localDate, 'long'),
        value: at?.value ?? null,
        text: at?.text ?? '',
      };
    });
    const summary = t('trend.summary', { metric: heading, days, value: shown.text });
    return html`<wb-card
      heading=${heading}
      note=${t('trend.days', { days })}
      href="/data?metric=${metric}"
    >
      <p class="figure">${shown.number} <small>${shown.unit}</small></p>
      <p class="words">${this.remark(series)}</p>
      <div class="chart fill">
        <wb-line-chart
          compact
          fill
          .points=${points}
          summary=${summary}
          unit=${heading}
        ></wb-line-chart>
      </div>
    </wb-card>`;
  }

  /**
   * Words under the figure.
   * @param {import('./series.js').Series} _series
   * @returns {string}
   */
  remark(_series) {
    return '';
  }
}
