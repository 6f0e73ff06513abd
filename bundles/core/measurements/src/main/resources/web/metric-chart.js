import { html } from '@wellbundle/kit';
import { gather } from './grouping.js';

/**
 * Bars for what adds up over a day, a line for what is a value at a time.
 * @param {object} of
 * @param {import('./metric-data.js').MetricData} of.data
 * @param {boolean} of.total
 * @param {import('./grouping.js').Grouping} of.by
 * @param {string} of.summary
 */
export function metricChart({ data, total, by, summary }) {
  const points = gather(data.days, by).map(({ label, title, average, days }) => ({
    label,
    title,
    value: average,
    text: average === null ? '' : data.text(average),
    ...partsOf(days),
  }));
  if (!total) {
    return html`<wb-line-chart
      .points=${points}
      .height=${280}
      table="none"
      summary=${summary}
    ></wb-line-chart>`;
  }
  return html`<wb-bar-chart
    .points=${points}
    .height=${280}
    .goal=${data.goal}
    .scale=${data.scale}
    table="none"
    summary=${summary}
  ></wb-bar-chart>`;
}

/**
 * Average stages over the days, when every one of them has some.
 * @param {import('./grouping.js').Day[]} days
 */
function partsOf(days) {
  const [first] = days;
  if (!first?.parts || !days.every(({ parts }) => parts)) return {};
  return {
    parts: first.parts.map((part, at) => ({
      ...part,
      value: days.reduce((sum, day) => sum + (day.parts?.[at]?.value ?? 0), 0) / days.length,
    })),
  };
}
