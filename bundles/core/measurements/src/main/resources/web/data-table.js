import { formatNumber, html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * The values under the chart, newest first.
 * @param {object} of
 * @param {import('./grouping.js').Span[]} of.spans
 * @param {import('./grouping.js').Grouping} of.by
 * @param {boolean} of.total
 * @param {(value: number) => string} of.text
 * @param {string} of.caption
 */
export function dataTable({ spans, by, total, text, caption }) {
  const columns = by === 'day' ? dayColumns() : spanColumns(by, total, text);
  return html`<wb-table caption=${caption} .columns=${columns} .rows=${spans}></wb-table>`;
}

function dayColumns() {
  /** @typedef {import('./grouping.js').Span} Span */
  return [
    { label: t('data.date'), cell: (/** @type {Span} */ span) => span.title },
    {
      label: t('data.value'),
      number: true,
      cell: (/** @type {Span} */ { days }) => html`<strong>${days[0]?.text}</strong>`,
    },
    {
      label: t('data.source'),
      wideOnly: true,
      cell: (/** @type {Span} */ { days }) =>
        html`<span class="muted">${days[0]?.source || '–'}</span>`,
    },
    {
      label: t('data.modality'),
      cell: (/** @type {Span} */ { days }) => modality(days[0]?.modality ?? ''),
    },
  ];
}

/**
 * @param {'week' | 'month'} by
 * @param {boolean} total
 * @param {(value: number) => string} text
 */
function spanColumns(by, total, text) {
  /** @typedef {import('./grouping.js').Span} Span */
  const extreme = (
    /** @type {Span} */ { days },
    /** @type {(...values: number[]) => number} */ pick,
  ) => text(pick(...days.map(({ value }) => value ?? 0)));
  return [
    { label: t(`data.by.${by}`), cell: (/** @type {Span} */ span) => span.title },
    {
      label: t('data.average'),
      number: true,
      cell: (/** @type {Span} */ { average }) => html`<strong>${text(average ?? 0)}</strong>`,
    },
    total
      ? { label: t('data.total'), number: true, cell: (/** @type {Span} */ { sum }) => text(sum) }
      : {
          label: t('data.lowest'),
          number: true,
          wideOnly: true,
          cell: (/** @type {Span} */ span) => extreme(span, Math.min),
        },
    {
      label: t('data.highest'),
      number: true,
      wideOnly: true,
      cell: (/** @type {Span} */ span) => extreme(span, Math.max),
    },
    {
      label: t('data.days'),
      number: true,
      cell: (/** @type {Span} */ { days }) => formatNumber(days.length),
    },
  ];
}

/** @param {string} code */
function modality(code) {
  const known = code.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (known === 'selfreported')
    return html`<wb-badge tone="warn">${t('modality.selfReported')}</wb-badge>`;
  if (known === 'derived') return html`<wb-badge>${t('modality.derived')}</wb-badge>`;
  return known ? html`<span class="muted">${t('modality.sensed')}</span>` : '–';
}
