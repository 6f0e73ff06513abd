import { css, html } from 'lit';
import { KitElement } from './element.js';

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {(row: any) => unknown} cell
 * @property {boolean} [number] right-aligned, in digits of equal width
 * @property {boolean} [wideOnly] left out where there is no room
 */

/** `<wb-table caption="Steps by day" .columns=${…} .rows=${…}>`; the first column heads its row. */
export class Table extends KitElement {
  static properties = {
    caption: {},
    columns: { attribute: false },
    rows: { attribute: false },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .scroller {
        overflow-x: auto;
        border-radius: 8px;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.9375rem;
      }
      th,
      td {
        padding: 11px 10px;
        text-align: start;
        vertical-align: middle;
      }
      th:first-child,
      td:first-child {
        padding-left: 0;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
      }
      thead th {
        padding-block: 6px 9px;
        color: var(--faint);
        font-size: 0.8125rem;
        font-weight: 500;
        white-space: nowrap;
      }
      tbody tr {
        border-top: 1px solid var(--line);
      }
      tbody th {
        font-weight: 450;
      }
      .figure {
        text-align: end;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      @media (max-width: 600px) {
        .wide-only {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.caption = '';
    /** @type {Column[]} */
    this.columns = [];
    /** @type {any[]} */
    this.rows = [];
  }

  render() {
    return html`<div class="scroller" role="region" aria-label=${this.caption} tabindex="0">
      <table>
        <caption class="visually-hidden">
          ${this.caption}
        </caption>
        <thead>
          <tr>
            ${this.columns.map((column) => html`<th scope="col" class=${look(column)}>${column.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.rows.map(
            (row) =>
              html`<tr>
                ${this.columns.map((column, at) => cell(column, row, at))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
customElements.define('wb-table', Table);

/** @param {Column} column */
const look = (column) =>
  [column.number ? 'figure' : '', column.wideOnly ? 'wide-only' : ''].join(' ').trim();

/**
 * @param {Column} column
 * @param {any} row
 * @param {number} at
 */
function cell(column, row, at) {
  return at === 0
    ? html`<th scope="row" class=${look(column)}>${column.cell(row)}</th>`
    : html`<td class=${look(column)}>${column.cell(row)}</td>`;
}
