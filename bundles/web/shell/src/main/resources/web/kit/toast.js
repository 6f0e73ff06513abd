import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KitElement } from './element.js';
import { texts } from './i18n.js';

const t = await texts(import.meta.url);
const shownFor = 7_000;

/**
 * @typedef {object} Toast
 * @property {number} id
 * @property {string} message
 * @property {'info' | 'good' | 'bad'} tone
 */

const marks = { info: 'info', good: 'check-circle', bad: 'warning' };

/** Short messages at the foot of the window; one element for the whole document. */
class Toasts extends KitElement {
  static properties = { toasts: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        position: fixed;
        z-index: 40;
        inset: auto 0 calc(20px + var(--bottom-bar, 0px) + env(safe-area-inset-bottom)) 0;
        display: grid;
        justify-items: center;
        gap: 8px;
        padding-inline: 16px;
        pointer-events: none;
      }
      .region {
        display: contents;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 10px;
        max-width: 520px;
        padding: 6px 6px 6px 16px;
        border-radius: 14px;
        background: var(--text);
        color: var(--page);
        box-shadow: var(--shadow-pop);
        font-size: 0.9375rem;
        font-weight: 500;
        pointer-events: auto;
        animation: rise 200ms var(--ease);
      }
      button {
        display: grid;
        place-items: center;
        flex: none;
        width: 40px;
        height: 40px;
        border: 0;
        border-radius: 10px;
        background: none;
        color: inherit;
        cursor: pointer;
      }
      button:focus-visible {
        outline-color: currentcolor;
        outline-offset: -3px;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .toast {
          animation: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Toast[]} */
    this.toasts = [];
    this.next = 0;
  }

  /**
   * @param {string} message
   * @param {Toast['tone']} tone
   */
  show(message, tone) {
    const id = this.next++;
    this.toasts = [...this.toasts.slice(-2), { id, message, tone }];
    setTimeout(() => this.#drop(id), shownFor);
  }

  clear() {
    this.toasts = [];
  }

  /** @param {number} id */
  #drop(id) {
    if (this.matches(':hover') || this.matches(':focus-within')) {
      setTimeout(() => this.#drop(id), shownFor);
      return;
    }
    this.#close(id);
  }

  /** @param {number} id */
  #close(id) {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  render() {
    const urgent = this.toasts.filter(({ tone }) => tone === 'bad');
    const calm = this.toasts.filter(({ tone }) => tone !== 'bad');
    return html`<div class="region" role="status">${this.#list(calm)}</div>
      <div class="region" role="alert">${this.#list(urgent)}</div>`;
  }

  /** @param {Toast[]} toasts */
  #list(toasts) {
    if (!toasts.length) return nothing;
    return repeat(
      toasts,
      ({ id }) => id,
      ({ id, message, tone }) =>
        html`<div class="toast">
          <wb-icon name=${marks[tone]}></wb-icon>
          <span>${message}</span>
          <button type="button" aria-label=${t('kit.close')} @click=${() => this.#close(id)}>
            <wb-icon name="close"></wb-icon>
          </button>
        </div>`,
    );
  }
}
customElements.define('wb-toasts', Toasts);

/**
 * @param {string} message
 * @param {{ tone?: Toast['tone'] }} [options]
 */
export function toast(message, { tone = 'info' } = {}) {
  let host = /** @type {Toasts | null} */ (document.querySelector('wb-toasts'));
  if (!host) {
    host = /** @type {Toasts} */ (document.createElement('wb-toasts'));
    document.body.append(host);
  }
  const found = host;
  // The live region must be there before its words, or a screen reader doesn't say them.
  void host.updateComplete.then(() => found.show(message, tone));
}

/** Takes all of them off the screen, for example behind the app lock. */
export function clearToasts() {
  /** @type {Toasts | null} */ (document.querySelector('wb-toasts'))?.clear();
}
