import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';
import { texts } from './i18n.js';

const t = await texts(import.meta.url);

/**
 * `<wb-dialog heading="…" open>` around its content; buttons go into the slot `actions`. The
 * browser's own modal dialog keeps the focus inside and gives it back. Fires `close`.
 */
export class Dialog extends KitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { heading: {}, open: { type: Boolean, reflect: true } };

  /** @type {import('lit').CSSResultGroup} */
  static styles = [
    KitElement.styles,
    css`
      dialog {
        width: min(480px, calc(100vw - 32px));
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 20px;
        background: var(--card);
        color: var(--text);
        box-shadow: var(--shadow-pop);
        overflow: auto;
      }
      dialog[open] {
        animation: rise 180ms var(--ease);
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(10px);
        }
      }
      .sheet {
        display: grid;
        gap: 14px;
        padding: 24px;
      }
      h2 {
        font-size: 1.25rem;
      }
      .body {
        display: grid;
        gap: 10px;
        color: var(--muted);
        line-height: 1.5;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 10px;
        margin-top: 8px;
      }
      @media (max-width: 600px) {
        dialog {
          margin-bottom: 16px;
        }
        .actions > *,
        .actions ::slotted(*) {
          flex: 1 1 100%;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        dialog[open] {
          animation: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    this.open = false;
  }

  /**
   * @param {import('lit').PropertyValues} changed
   */
  updated(changed) {
    if (!changed.has('open')) return;
    const dialog = /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
    if (this.open && !dialog.open) dialog.showModal();
    if (!this.open && dialog.open) dialog.close();
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @click=${this.#backdrop}>
      <div class="sheet">
        <h2 id="heading">${this.heading}</h2>
        <div class="body">${this.body()}</div>
        <div class="actions">${this.actions()}</div>
      </div>
    </dialog>`;
  }

  /** @returns {unknown} */
  body() {
    return html`<slot></slot>`;
  }

  /** @returns {unknown} */
  actions() {
    return html`<slot name="actions"></slot>`;
  }

  #closed() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }

  /** @param {MouseEvent} event */
  #backdrop(event) {
    const dialog = /** @type {HTMLDialogElement} */ (event.currentTarget);
    if (event.composedPath()[0] === dialog) dialog.close();
  }
}
customElements.define('wb-dialog', Dialog);

/**
 * @typedef {object} Question
 * @property {string} heading
 * @property {string} [body]
 * @property {string[]} [points] what will happen, line by line
 * @property {string} confirm label of the button that goes on
 * @property {boolean} [danger]
 */

/** The dialog behind {@link ask}. */
class QuestionDialog extends Dialog {
  static properties = { question: { attribute: false } };

  static styles = [
    Dialog.styles,
    css`
      ul {
        display: grid;
        gap: 10px;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px;
      }
      li wb-icon {
        margin-top: 2px;
        color: var(--brand-ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Question} */
    this.question = { heading: '', confirm: '' };
    this.open = true;
    this.answer = false;
  }

  willUpdate() {
    this.heading = this.question.heading;
  }

  body() {
    const { body, points = [] } = this.question;
    return html`${body ? html`<p>${body}</p>` : nothing}
    ${
      points.length
        ? html`<ul>
            ${points.map((point) => html`<li><wb-icon name="check"></wb-icon><span>${point}</span></li>`)}
          </ul>`
        : nothing
    }`;
  }

  actions() {
    const { confirm, danger } = this.question;
    return html`<button class="button" type="button" @click=${() => this.#settle(false)}>
        ${t('kit.cancel')}
      </button>
      <button
        class="button ${danger ? 'danger' : 'primary'}"
        type="button"
        @click=${() => this.#settle(true)}
      >
        ${confirm}
      </button>`;
  }

  /** @param {boolean} answer */
  #settle(answer) {
    this.answer = answer;
    this.open = false;
  }
}
customElements.define('wb-question', QuestionDialog);

/**
 * Asks before something with consequences.
 * @param {Question} question
 * @returns {Promise<boolean>}
 */
export function ask(question) {
  const dialog = /** @type {QuestionDialog} */ (document.createElement('wb-question'));
  dialog.question = question;
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.answer);
      dialog.remove();
    });
  });
}
