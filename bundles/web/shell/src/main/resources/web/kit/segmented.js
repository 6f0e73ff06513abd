import { css, html } from 'lit';
import { KitElement } from './element.js';

/**
 * `<wb-segmented label="Group by" .options=${[{value, label}]} value="day">`: one of a few. Native
 * radio buttons underneath, so arrow keys work. Fires `change`; the element's `value` is the choice.
 */
export class Segmented extends KitElement {
  static properties = { label: {}, options: { attribute: false }, value: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: inline-block;
        max-width: 100%;
      }
      fieldset {
        display: flex;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: 13px;
        background: var(--card);
      }
      label {
        position: relative;
        flex: 1;
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      span {
        display: grid;
        place-items: center;
        min-height: 36px;
        padding: 6px 14px;
        border-radius: 9px;
        color: var(--muted);
        font-size: 0.9375rem;
        font-weight: 550;
        white-space: nowrap;
        transition: background var(--quick) var(--ease);
      }
      label:hover span {
        color: var(--text);
      }
      input:checked + span {
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
      input:focus-visible + span {
        outline: 2.5px solid var(--brand-ink);
        outline-offset: 1px;
      }
      @media (forced-colors: active) {
        input:checked + span {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    /** @type {import('./field.js').Option[]} */
    this.options = [];
    this.value = '';
  }

  render() {
    return html`<fieldset>
      <legend class="visually-hidden">${this.label}</legend>
      ${this.options.map(
        ({ value, label }) =>
          html`<label>
            <input
              type="radio"
              name="choice"
              value=${value}
              .checked=${value === this.value}
              @change=${() => this.#choose(value)}
            />
            <span>${label}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  /** @param {string} value */
  #choose(value) {
    this.value = value;
    this.dispatchEvent(new Event('change'));
  }
}
customElements.define('wb-segmented', Segmented);
