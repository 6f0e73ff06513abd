import { css, html, nothing } from 'lit';
import { styles } from './directives.js';
import { KitElement } from './element.js';
import { entryFor } from './menu-keys.js';

/**
 * @typedef {object} MenuItem
 * @property {string} label
 * @property {string} [icon]
 * @property {string} [href] a link, or
 * @property {() => void} [action] a command
 * @property {boolean} [current]
 */

/**
 * `<wb-menu label="Apps" layout="grid" .items=${…}>`: a button with a drop-down. The slot `button`
 * holds what the button shows, the slot `header` what stands above the entries. The layout is `list`,
 * `grid`, or `above` for a button in a bar at the bottom. Arrow keys, Home, End, first letters; Escape
 * closes and gives the focus back.
 */
export class Menu extends KitElement {
  static properties = {
    label: {},
    layout: { reflect: true },
    items: { attribute: false },
    open: { type: Boolean, reflect: true },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .trigger {
        display: grid;
        place-items: center;
        min-width: 44px;
        height: 44px;
        padding: 0;
        border: 0;
        border-radius: 12px;
        background: none;
        color: var(--muted);
        cursor: pointer;
        transition: background var(--quick) var(--ease);
        --icon: 22px;
      }
      .trigger:hover,
      :host([open]) .trigger {
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
      .pop {
        position: absolute;
        z-index: 20;
        inset-inline-end: 0;
        top: calc(100% + 8px);
        width: max-content;
        min-width: 232px;
        max-width: min(340px, calc(100vw - 24px));
        max-height: calc(100dvh - 90px);
        overflow: auto;
        padding: 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: var(--shadow-pop);
        animation: appear var(--quick) var(--ease);
        transform-origin: top right;
      }
      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(-4px) scale(0.98);
        }
      }
      .entries {
        display: grid;
        gap: 2px;
      }
      .entry {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 44px;
        padding: 8px 12px;
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        color: var(--text);
        font: inherit;
        font-size: 0.9375rem;
        font-weight: 500;
        text-align: start;
        text-decoration: none;
        cursor: pointer;
      }
      .entry wb-icon {
        color: var(--muted);
      }
      .entry:hover,
      .entry:focus-visible {
        background: var(--sunken);
      }
      .entry:focus-visible {
        outline-offset: -2px;
        border-radius: var(--radius-small);
      }
      .entry[aria-current] {
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
      .entry[aria-current] wb-icon {
        color: inherit;
      }
      :host([layout='above']) .pop {
        inset: auto 8px calc(100% + 8px) auto;
        transform-origin: bottom right;
      }
      :host([layout='above']) .trigger {
        gap: 3px;
        align-content: center;
        width: 100%;
        height: 100%;
        background: none;
        color: inherit;
        font: inherit;
        --icon: 24px;
      }
      :host([layout='grid']) .pop {
        min-width: 0;
        padding: 12px;
      }
      :host([layout='grid']) .entries {
        grid-template-columns: repeat(var(--columns), minmax(0, 96px));
        gap: 4px;
      }
      :host([layout='grid']) .entry {
        flex-direction: column;
        justify-content: start;
        gap: 8px;
        min-height: 92px;
        padding: 12px 6px 10px;
        font-size: 0.8125rem;
        line-height: 1.25;
        text-align: center;
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      @media (max-width: 479.9px) {
        :host([layout='grid']) .pop {
          position: fixed;
          inset: calc(var(--bar) + env(safe-area-inset-top) + 8px) 12px auto auto;
        }
      }
      .tile {
        display: contents;
      }
      :host([layout='grid']) .tile {
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        border-radius: 13px;
        background: var(--brand-soft);
        color: var(--brand-ink);
        --icon: 22px;
      }
      :host([layout='grid']) .entry wb-icon {
        color: inherit;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.layout = 'list';
    /** @type {MenuItem[]} */
    this.items = [];
    this.open = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
    this.addEventListener('focusout', this.#left);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
  }

  render() {
    return html`<button
        class="trigger"
        type="button"
        aria-label=${this.label}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        @click=${this.#toggle}
        @keydown=${this.#openByKey}
      >
        <slot name="button"></slot>
      </button>
      ${
        this.open
          ? html`<div class="pop" @keydown=${this.#walk}>
              <slot name="header"></slot>
              <div
                class="entries"
                role="menu"
                aria-label=${this.label}
                ${styles({ '--columns': this.#columns })}
              >
                ${this.items.map((item) => this.#entry(item))}
              </div>
            </div>`
          : nothing
      }`;
  }

  /** @param {MenuItem} item */
  #entry(item) {
    const inside = html`<span class="tile"
        >${item.icon ? html`<wb-icon name=${item.icon}></wb-icon>` : nothing}</span
      >${item.label}`;
    if (item.href) {
      return html`<a
        class="entry"
        role="menuitem"
        tabindex="-1"
        href=${item.href}
        aria-current=${item.current ? 'page' : nothing}
        @click=${() => this.close()}
        >${inside}</a
      >`;
    }
    return html`<button
      class="entry"
      role="menuitem"
      tabindex="-1"
      type="button"
      @click=${() => {
        this.close();
        item.action?.();
      }}
    >
      ${inside}
    </button>`;
  }

  get #columns() {
    return this.layout === 'grid' ? Math.min(3, Math.max(1, this.items.length)) : 1;
  }

  /** @returns {HTMLElement[]} */
  get #entries() {
    return [...(this.renderRoot.querySelectorAll('.entry') ?? [])].map(
      (entry) => /** @type {HTMLElement} */ (entry),
    );
  }

  /** @param {{ refocus?: boolean }} [options] */
  close({ refocus = false } = {}) {
    this.open = false;
    if (refocus) /** @type {HTMLElement} */ (this.renderRoot.querySelector('.trigger')).focus();
  }

  async #toggle() {
    this.open = !this.open;
    if (this.open) await this.#focusEntry(0);
  }

  /** @param {KeyboardEvent} event */
  async #openByKey(event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.open = true;
    await this.#focusEntry(event.key === 'ArrowDown' ? 0 : -1);
  }

  /** @param {number} index */
  async #focusEntry(index) {
    await this.updateComplete;
    this.#entries.at(index)?.focus();
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const entries = this.#entries;
    const at = entries.indexOf(/** @type {HTMLElement} */ (this.shadowRoot?.activeElement));
    const next = entryFor(event.key, at, entries, this.#columns);
    if (event.key === 'Escape') this.close({ refocus: true });
    else if (next === null) return;
    else entries[next]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Event} event */
  #outside = (event) => {
    if (this.open && !event.composedPath().includes(this)) this.close();
  };

  /** @param {FocusEvent} event */
  #left = (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (this.open && to && to !== this && !this.contains(to)) this.close();
  };
}
customElements.define('wb-menu', Menu);
