import { KitElement, Resource, api, css, failure, formatDate, html, nothing } from '@wellbundle/kit';
import { changed, dates, score, t, toneOf } from './challenge.js';

/** @typedef {import('./challenge.js').Challenge} Challenge */

/** The challenges one is in, or the next one to join; not there when there is none. */
export default class ChallengeCard extends KitElement {
  static properties = { hidden: { type: Boolean, reflect: true } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
      }
      :host([hidden]) {
        display: none;
      }
      a {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 4px 16px;
        padding-block: 12px;
        color: inherit;
        text-decoration: none;
      }
      a + a {
        border-top: 1px solid var(--line);
      }
      a:first-of-type {
        padding-top: 2px;
      }
      a:hover strong {
        color: var(--brand-ink);
      }
      p {
        color: var(--muted);
        font-size: 0.875rem;
      }
      .place {
        min-width: 58px;
        padding: 8px 12px;
        border-radius: 14px;
        background: var(--brand-soft);
        color: var(--brand-ink);
        font-size: 1.125rem;
        font-weight: 700;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.hidden = true;
    /** @type {Resource<{ challenges: Challenge[] }>} */
    this.list = new Resource(this, (signal) => api.get('/challenges', { signal }), { on: [changed] });
  }

  willUpdate() {
    this.hidden = !this.list.error && !this.#shown().length;
  }

  /** Mine that go on; else what one can join. */
  #shown() {
    const all = this.list.value?.challenges ?? [];
    const mine = all.filter(({ mine: part, state }) => part && state !== 'FINAL');
    return (mine.length ? mine : all.filter(({ closed }) => !closed)).slice(0, 3);
  }

  render() {
    const shown = this.#shown();
    const joined = shown.some(({ mine }) => mine);
    return html`<wb-card heading=${t('list.title')} href="/challenges">
      ${
        this.list.value
          ? shown.map((challenge) => this.#line(challenge))
          : this.list.error
            ? failure(this.list.error, () => void this.list.reload())
            : nothing
      }
      ${joined || !shown.length ? nothing : html`<p>${t('home.join')}</p>`}
    </wb-card>`;
  }

  /** @param {Challenge} challenge */
  #line({ id, title, rules, state, mine }) {
    return html`<a href="/challenges/view/${id}">
      <span>
        <strong>${title}</strong>
        <p>
          ${
            !mine
              ? dates(rules)
              : state === 'OPEN'
                ? t('home.starts', { at: formatDate(rules.startsOn) })
                : score(mine.score, rules)
          }
          ${state === 'PROVISIONAL' ? html`<wb-badge tone=${toneOf(state)}>${t('state.PROVISIONAL')}</wb-badge>` : nothing}
        </p>
      </span>
      ${
        mine?.place && state !== 'OPEN'
          ? html`<span class="place">${t('place.nth', { place: mine.place })}</span>`
          : html`<wb-icon name="right"></wb-icon>`
      }
    </a>`;
  }
}
