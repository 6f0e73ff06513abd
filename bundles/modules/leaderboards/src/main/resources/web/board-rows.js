import { KitElement, css, define, formatNumber, html, nothing, quantity, repeat, styles, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** @typedef {import('./boards.js').Row} Row */

/** Lines of a board: rank, who, a bar as long as the score, the score. */
class BoardRows extends KitElement {
  static properties = {
    label: {},
    rows: { attribute: false },
    best: { type: Number },
    unit: {},
    metric: {},
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      ol {
        display: grid;
      }
      li {
        display: grid;
        grid-template-columns: minmax(34px, auto) auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 4px 12px;
        min-height: 60px;
        padding: 9px 10px;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .me {
        border-radius: 12px;
        background: var(--brand-soft);
      }
      .me,
      .me + li {
        border-color: transparent;
      }
      .rank {
        display: grid;
        place-items: center;
        min-width: 34px;
        height: 34px;
        padding-inline: 4px;
        color: var(--muted);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .first {
        border-radius: 17px;
        background: var(--sunken);
        color: var(--text);
      }
      .first.gold {
        background: var(--brand);
        color: var(--on-brand);
      }
      .who {
        min-width: 0;
      }
      .name {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .you {
        color: var(--brand-ink);
        font-size: 0.8125rem;
        font-weight: 650;
      }
      .bar {
        display: block;
        height: 5px;
        margin-top: 6px;
        border-radius: 3px;
        background: var(--line);
        overflow: hidden;
      }
      .me .bar {
        background: color-mix(in srgb, var(--brand-ink) 20%, transparent);
      }
      .bar span {
        display: block;
        width: calc(var(--share) * 100%);
        height: 100%;
        border-radius: 3px;
        background: var(--brand-ink);
        transition: width 400ms var(--ease);
      }
      .score {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: end;
        white-space: nowrap;
      }
      @media (max-width: 480px) {
        li {
          column-gap: 10px;
          margin-inline: -8px;
          padding-inline: 8px;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .bar span {
          transition: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    /** @type {Row[]} */
    this.rows = [];
    this.best = 0;
    this.unit = '';
    this.metric = '';
  }

  render() {
    return html`<ol aria-label=${this.label}>
      ${repeat(
        this.rows,
        ({ name, alias }) => `${alias} ${name}`,
        (row) => this.#line(row),
      )}
    </ol>`;
  }

  /** @param {Row} row */
  #line(row) {
    const share = this.best > 0 ? Math.max(0.01, row.score / this.best) : 0;
    const medal = row.rank === 1 ? 'rank first gold' : row.rank <= 3 ? 'rank first' : 'rank';
    return html`<li class=${row.me ? 'me' : ''} aria-current=${row.me ? 'true' : nothing}>
      <span class=${medal}
        ><span class="visually-hidden">${t('rank')} </span>${formatNumber(row.rank)}</span
      >
      <wb-avatar name=${row.name} ?plain=${row.me}></wb-avatar>
      <span class="who">
        <span class="name"
          >${row.name}${row.me ? html`<span class="you">${t('you')}</span>` : nothing}</span
        >
        <span class="bar" aria-hidden="true"><span ${styles({ '--share': String(share) })}></span></span>
      </span>
      <span class="score">${quantity(row.score, this.unit, this.metric).text}</span>
    </li>`;
  }
}

export const boardRows = define('leaderboard-rows', BoardRows, import.meta.url);
