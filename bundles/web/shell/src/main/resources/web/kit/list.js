import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';

/** `<wb-list heading="You">` around `<wb-item>`s: a grouped list as phones have them. */
export class List extends KitElement {
  static properties = { heading: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      h2 {
        margin: 0 4px 8px;
        color: var(--faint);
        font-size: 0.875rem;
        font-weight: 600;
        letter-spacing: 0;
      }
      .items {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: var(--shadow);
        overflow: clip;
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
  }

  render() {
    return html`<section aria-label=${this.heading || nothing}>
      ${this.heading ? html`<h2>${this.heading}</h2>` : nothing}
      <div class="items" role="list"><slot></slot></div>
    </section>`;
  }
}
customElements.define('wb-list', List);

/**
 * `<wb-item heading="Apps" detail="Switch to another device" href="/settings/apps">`. With `href` a
 * link, with `action` a button that fires `choose`, else plain. `icon` names an icon before the words.
 * Slots: `start` (a picture instead), `mark` (right after the heading), `end`.
 */
export class Item extends KitElement {
  static properties = {
    heading: {},
    detail: {},
    icon: {},
    value: {},
    href: {},
    action: { type: Boolean },
    busy: { type: Boolean },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      :host(:not(:first-of-type)) {
        border-top: 1px solid var(--line);
      }
      .item {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 14px;
        width: 100%;
        min-height: 56px;
        padding: 12px 16px;
        border: 0;
        background: none;
        color: var(--text);
        font: inherit;
        text-align: start;
        text-decoration: none;
      }
      a.item,
      button.item {
        cursor: pointer;
        transition: background var(--quick) var(--ease);
      }
      a.item:hover,
      button.item:hover:not([disabled]) {
        background: var(--sunken);
      }
      .item:focus-visible {
        outline-offset: -3px;
        border-radius: var(--radius);
      }
      .item:not(.started) {
        column-gap: 0;
      }
      .item:not(.started) .end {
        margin-inline-start: 14px;
      }
      slot[name='start'] {
        display: contents;
      }
      .icon {
        margin-inline: 7px;
        color: var(--muted);
        --icon: 22px;
      }
      .words {
        grid-column: 2;
        min-width: 0;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      .heading {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 6px;
        font-weight: 550;
      }
      .detail {
        display: block;
        margin-top: 1px;
        color: var(--muted);
        font-size: 0.875rem;
        line-height: 1.4;
      }
      .end {
        grid-column: 3;
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--faint);
        font-size: 0.9375rem;
        --icon: 18px;
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    this.detail = '';
    this.icon = '';
    this.value = '';
    this.href = '';
    this.action = false;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'listitem');
  }

  render() {
    const leads = this.href || this.action;
    const begins = this.icon || this.querySelector(':scope > [slot="start"]');
    const started = begins ? 'item started' : 'item';
    const icon = this.icon ? html`<wb-icon class="icon" name=${this.icon}></wb-icon>` : nothing;
    const inside = html`<slot name="start" @slotchange=${() => this.requestUpdate()}>${icon}</slot>
      <span class="words">
        <span class="heading">${this.heading}<slot name="mark"></slot></span>
        ${this.detail ? html`<span class="detail">${this.detail}</span>` : nothing}
        <slot></slot>
      </span>
      <span class="end"
        ><slot name="end">${this.value}</slot
        >${leads ? html`<wb-icon name="right"></wb-icon>` : nothing}</span
      >`;
    if (this.href) return html`<a class=${started} href=${this.href}>${inside}</a>`;
    if (!this.action) return html`<div class=${started}>${inside}</div>`;
    return html`<button class=${started} type="button" ?disabled=${this.busy} @click=${this.#choose}>
      ${inside}
    </button>`;
  }

  #choose() {
    this.dispatchEvent(new Event('choose', { bubbles: true }));
  }
}
customElements.define('wb-item', Item);
