import { KitElement, css, define, formatDate, html, nothing, texts } from '@wellbundle/kit';
import { toggle } from './switch.js';

const t = await texts(import.meta.url);

/** @typedef {import('./consents.js').Purpose} Purpose */

/**
 * One purpose: its notice, a switch for all of it, and one for each kind of data. Fires `decide`
 * with `{ kinds, granted }` and `object` with true or false.
 */
class PurposeCard extends KitElement {
  static properties = {
    purpose: { attribute: false },
    objected: { type: Boolean },
    rested: { type: Boolean },
    busy: { type: Boolean },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      .words {
        max-width: 65ch;
        color: var(--muted);
        line-height: 1.5;
      }
      .meta {
        margin-top: 8px;
        color: var(--faint);
        font-size: 0.8125rem;
      }
      wb-notice {
        margin-top: 14px;
      }
      ul {
        margin-top: 14px;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-height: 48px;
        border-top: 1px solid var(--line);
      }
      li.all {
        border-top: 0;
        font-weight: 600;
      }
      .kind {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .foot {
        margin-top: 12px;
        padding-top: 14px;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Purpose | null} */
    this.purpose = null;
    this.objected = false;
    this.rested = false;
    this.busy = false;
  }

  render() {
    const purpose = this.purpose;
    if (!purpose) return nothing;
    const off = this.busy || this.objected || this.rested;
    const all = purpose.decisions.every(granted);
    return html`<wb-card heading=${purpose.title}>
      <p class="words">${purpose.text}</p>
      <p class="meta">${this.#meta(purpose)}</p>
      ${
        purpose.asksAgain
          ? html`<wb-notice tone="warn">
              ${t('decisions.asksAgain')}
              <button
                slot="action"
                class="button"
                type="button"
                ?disabled=${off}
                @click=${() => this.#decide(purpose.decisions.filter(agreed).map(kindOf), true)}
              >
                ${t('decisions.agreeAgain')}
              </button>
            </wb-notice>`
          : nothing
      }
      ${this.objected ? html`<wb-notice>${t('decisions.objected')}</wb-notice>` : nothing}
      <ul>
        <li class="all">
          <span class="kind">${t('decisions.all')}</span>
          <${toggle}
            label="${purpose.title}: ${t('decisions.all')}"
            ?on=${all}
            ?off=${off}
            @switched=${(/** @type {CustomEvent<boolean>} */ event) =>
              this.#decide(purpose.decisions.map(kindOf), event.detail)}
          ></${toggle}>
        </li>
        ${purpose.decisions.map((decision) => this.#kind(purpose, decision, off))}
      </ul>
      <div class="foot">
        <button
          class="button"
          type="button"
          ?disabled=${this.busy}
          @click=${() => this.#fire('object', !this.objected)}
        >
          ${t(this.objected ? 'decisions.objection.end' : 'decisions.object')}
        </button>
      </div>
    </wb-card>`;
  }

  /**
   * @param {Purpose} purpose
   * @param {import('./consents.js').Decision} decision
   * @param {boolean} off
   */
  #kind(purpose, decision, off) {
    return html`<li>
      <span class="kind">${t(`kind.${decision.kind}`)}</span>
      <${toggle}
        label="${purpose.title}: ${t(`kind.${decision.kind}`)}"
        ?on=${granted(decision)}
        ?off=${off}
        @switched=${(/** @type {CustomEvent<boolean>} */ event) =>
          this.#decide([decision.kind], event.detail)}
      ></${toggle}>
    </li>`;
  }

  /** @param {Purpose} purpose */
  #meta(purpose) {
    const last = purpose.decisions
      .map(({ decidedAt }) => decidedAt ?? '')
      .sort()
      .at(-1);
    const version = t('decisions.version', { version: purpose.version });
    const decided = last
      ? t('decisions.decided', { date: formatDate(last.slice(0, 10)) })
      : t('decisions.undecided');
    return `${version} · ${decided}`;
  }

  /**
   * @param {string[]} kinds
   * @param {boolean} granted
   */
  #decide(kinds, granted) {
    this.#fire('decide', { kinds, granted });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @param {import('./consents.js').Decision} decision */
const granted = ({ state }) => state === 'granted';

/** @param {import('./consents.js').Decision} decision */
const agreed = ({ state }) => state === 'granted' || state === 'lapsed';

/** @param {import('./consents.js').Decision} decision */
const kindOf = ({ kind }) => kind;

export const purposeCard = define('consent-purpose', PurposeCard, import.meta.url);
