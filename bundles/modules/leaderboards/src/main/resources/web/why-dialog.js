import { KitElement, Resource, api, css, define, failure, formatDate, html, nothing, quantity, texts } from '@wellbundle/kit';
import { challengesMoved, moved, queryOf } from './boards.js';

const t = await texts(import.meta.url);

/** @typedef {import('./boards.js').Explanation} Explanation */
/** @typedef {import('./boards.js').Day} Day */

/** Why this rank: one's own days, and what of each counted. Fires `close`. */
class WhyDialog extends KitElement {
  static properties = { choice: { attribute: false } };

  static styles = [
    KitElement.styles,
    css`
      .stack {
        color: var(--text);
      }
      .sum {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 4px 16px;
      }
      .sum strong {
        font-size: 1.25rem;
        font-variant-numeric: tabular-nums;
      }
      .rule {
        color: var(--muted);
        font-size: 0.875rem;
        line-height: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./boards.js').Choice} */
    this.choice = { scope: 'tenant', metric: 'steps', period: 'week', day: '' };
    this.mine = new Resource(
      this,
      (signal) =>
        /** @type {Promise<Explanation>} */ (
          api.get(`/leaderboards/${this.choice.scope}/mine?${queryOf(this.choice)}`, { signal })
        ),
      { on: [moved, challengesMoved] },
    );
  }

  render() {
    return html`<wb-dialog heading=${t('why.title')} open @close=${() => this.dispatchEvent(new Event('close'))}>
      ${this.mine.render({
        loading: () => html`<wb-skeleton lines="5"></wb-skeleton>`,
        failed: (error) => failure(error, () => void this.mine.reload()),
        ready: (mine) => this.#ready(mine),
      })}
      <button slot="actions" class="button" type="button" @click=${() => this.#close()}>${t('close')}</button>
    </wb-dialog>`;
  }

  #close() {
    const dialog = /** @type {any} */ (this.renderRoot.querySelector('wb-dialog'));
    dialog.open = false;
  }

  /** @param {Explanation} mine */
  #ready(mine) {
    const text = (/** @type {number} */ value) => quantity(value, mine.unit, mine.metric).text;
    const cut = (/** @type {number} */ value) => (value ? `−${text(value)}` : '–');
    const excluded = mine.days.some((day) => day.excluded);
    const capped = mine.days.some((day) => day.capped);
    return html`<div class="stack">
      <p class="sum">
        <span>${mine.me ? t('why.rank', { rank: mine.me.rank }) : t('noDays')}</span>
        ${mine.me ? html`<strong>${text(mine.me.score)}</strong>` : nothing}
      </p>
      ${
        mine.days.length
          ? html`<wb-table
              caption=${t('why.days')}
              .columns=${[
                { label: t('why.day'), cell: (/** @type {Day} */ day) => formatDate(day.date, 'weekday') },
                { label: t('why.raw'), number: true, cell: (/** @type {Day} */ day) => text(day.raw) },
                ...(excluded
                  ? [{ label: t('why.excluded'), number: true, cell: (/** @type {Day} */ day) => cut(day.excluded) }]
                  : []),
                ...(capped
                  ? [{ label: t('why.capped'), number: true, cell: (/** @type {Day} */ day) => cut(day.capped) }]
                  : []),
                {
                  label: t('why.counted'),
                  number: true,
                  cell: (/** @type {Day} */ day) => html`<strong>${text(day.counted)}</strong>`,
                },
              ]}
              .rows=${mine.days}
            ></wb-table>`
          : nothing
      }
      <p class="rule">
        ${mine.dailyCap === null ? t('why.rules.challenge') : t('why.rules', { cap: text(mine.dailyCap) })}
      </p>
      <p class="rule">${t('why.ties')}</p>
      ${mine.provisional ? html`<p class="rule">${t('provisional.words')}</p>` : nothing}
    </div>`;
  }
}

export const whyDialog = define('leaderboard-why', WhyDialog, import.meta.url);
