import { KitElement, css, define, formatNumber, html, nothing, texts } from '@wellbundle/kit';
import { labelOf } from './data-types.js';

const t = await texts(import.meta.url);

/** In the order people care; unknown kinds follow under their own id. */
const order = [
  'activity',
  'sleepSummary',
  'measures',
  'workouts',
  'heart',
  'sleepStages',
  'intraday',
  'devices',
  'goals',
];

/** Kinds that are a list rather than a history: days mean nothing for them. */
const timeless = new Set(['devices', 'goals']);

/**
 * What was asked for, what the provider grants, what has come: per kind of data (rule L5).
 * On a phone each row wraps into lines; the roles keep it a table for screen readers.
 */
class CoverageTable extends KitElement {
  static properties = { coverage: { attribute: false } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.9375rem;
      }
      th,
      td {
        padding: 11px 0 11px 16px;
        text-align: end;
        font-weight: 450;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      th:first-child {
        padding-left: 0;
        text-align: start;
        white-space: normal;
      }
      thead th {
        padding-block: 4px 8px;
        color: var(--faint);
        font-size: 0.8125rem;
      }
      tbody tr {
        border-top: 1px solid var(--line);
      }
      .progress {
        width: 26%;
        padding-left: 32px;
      }
      .done {
        color: var(--good);
      }
      wb-badge {
        margin-block: -4px;
      }
      @media (max-width: 640px) {
        table,
        thead,
        tbody {
          display: block;
        }
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          display: grid;
          grid-template-columns: repeat(3, minmax(0, 1fr));
          gap: 4px 12px;
          padding-block: 12px;
        }
        th:first-child,
        .progress {
          grid-column: 1 / -1;
          width: auto;
          padding: 0;
          text-align: start;
        }
        th:first-child {
          font-weight: 550;
        }
        td {
          padding: 0;
          font-size: 0.9375rem;
          font-weight: 550;
          text-align: start;
        }
        td[data-label]::before {
          content: attr(data-label);
          display: block;
          color: var(--muted);
          font-size: 0.8125rem;
          font-weight: 450;
        }
        .progress {
          padding-top: 5px;
        }
        .progress:empty {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./link.js').Coverage[]} */
    this.coverage = [];
  }

  render() {
    const rows = this.coverage.filter(({ dataType }) => !timeless.has(dataType)).sort(byOrder);
    return html`<table role="table">
      <caption class="visually-hidden">
        ${t('coverage.caption')}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${t('coverage.history')}</th>
          <th scope="col" role="columnheader">${t('coverage.asked')}</th>
          <th scope="col" role="columnheader">${t('coverage.granted')}</th>
          <th scope="col" role="columnheader">${t('coverage.received')}</th>
          <th scope="col" role="columnheader" class="progress">${t('coverage.progress')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => this.#row(row))}
      </tbody>
    </table>`;
  }

  /** @param {import('./link.js').Coverage} row */
  #row({ dataType, askedDays, grantedDays, receivedDays, state = '' }) {
    const granted = grantedDays ?? null;
    return html`<tr role="row">
      <th scope="row" role="rowheader">${labelOf(dataType)}</th>
      <td role="cell" data-label=${t('coverage.asked')}>
        ${t('coverage.days', { count: askedDays })}
      </td>
      <td role="cell" data-label=${t('coverage.granted')}>
        ${granted === null ? html`<span class="muted">–</span>` : formatNumber(granted)}
      </td>
      <td role="cell" data-label=${t('coverage.received')}>${formatNumber(receivedDays)}</td>
      <td role="cell" class="progress">
        ${this.#progress(dataType, granted, receivedDays, state)}
      </td>
    </tr>`;
  }

  /**
   * @param {string} dataType
   * @param {number | null} granted
   * @param {number} received
   * @param {string} state
   */
  #progress(dataType, granted, received, state) {
    if (/^(notGranted|failed)$/i.test(state)) {
      return html`<wb-badge tone="warn">${t(`coverage.${state}`)}</wb-badge>`;
    }
    if (granted === null && !received) return nothing;
    // Days without any data exist: when a kind is complete, its bar is full whatever was received.
    const complete = /^complete$/i.test(state);
    return html`<wb-progress
      label=${labelOf(dataType)}
      text=${t('coverage.of', { received, granted: granted ?? '?' })}
      .value=${complete ? (granted ?? received) : received}
      .max=${granted ?? 60}
    ></wb-progress>`;
  }
}

export const coverageTable = define('link-coverage', CoverageTable, import.meta.url);

/**
 * @param {import('./link.js').Coverage} a
 * @param {import('./link.js').Coverage} b
 */
function byOrder(a, b) {
  const rank = (/** @type {string} */ id) =>
    order.includes(id) ? order.indexOf(id) : order.length;
  return rank(a.dataType) - rank(b.dataType);
}
