import { KitElement, css, define, html } from '@wellbundle/kit';

/**
 * A native check box that looks like a switch. Fires `switched`; what it shows is what `on` says, so
 * a change that was refused flips back.
 */
class Switch extends KitElement {
  static properties = { on: { type: Boolean }, label: {}, off: { type: Boolean } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: inline-grid;
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        width: 52px;
        height: 44px;
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }
      .track {
        width: 48px;
        height: 28px;
        padding: 3px;
        border: 1.5px solid var(--line-strong);
        border-radius: 14px;
        background: var(--sunken);
        transition: background var(--quick) var(--ease);
      }
      .knob {
        display: block;
        width: 19px;
        height: 19px;
        border-radius: 50%;
        background: var(--muted);
        transition: translate var(--quick) var(--ease);
      }
      input:checked + .track {
        border-color: var(--brand-ink);
        background: var(--brand-ink);
      }
      input:checked + .track .knob {
        translate: 20px 0;
        background: var(--card);
      }
      input:focus-visible + .track {
        outline: 2.5px solid var(--brand-ink);
        outline-offset: 2px;
      }
      input:disabled + .track {
        opacity: 0.5;
      }
      label:has(input:disabled) {
        cursor: not-allowed;
      }
      @media (forced-colors: active) {
        .knob {
          background: CanvasText;
        }
        input:checked + .track {
          background: Highlight;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.on = false;
    this.label = '';
    this.off = false;
  }

  render() {
    return html`<label>
      <input
        type="checkbox"
        role="switch"
        aria-label=${this.label}
        .checked=${this.on}
        ?disabled=${this.off}
        @change=${this.#change}
      />
      <span class="track"><span class="knob"></span></span>
    </label>`;
  }

  /** @param {Event} event */
  #change(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const detail = box.checked;
    this.on = detail;
    this.dispatchEvent(new CustomEvent('switched', { detail }));
  }
}

export const toggle = define('consent-switch', Switch, import.meta.url);
