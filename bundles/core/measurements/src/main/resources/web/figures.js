import { css, html, texts } from '@wellbundle/kit';
import { average } from './series.js';

const t = await texts(import.meta.url);

export const figureStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: 12px 20px;
    margin-bottom: 20px;
  }
  .figures dt {
    color: var(--faint);
    font-size: 0.8125rem;
  }
  .figures dd {
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * What sixty days come down to, above the chart.
 * @param {import('./metric-data.js').MetricData} data
 */
export function figures({ days, text }) {
  const values = days.flatMap(({ value }) => (value === null ? [] : [value]));
  const shown = [
    [t('data.average'), text(average(values))],
    [t('data.lowest'), text(Math.min(...values))],
    [t('data.highest'), text(Math.max(...values))],
    [t('data.days.with'), t('data.days.of', { count: values.length, days: days.length })],
  ];
  return html`<dl class="figures">
    ${shown.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
