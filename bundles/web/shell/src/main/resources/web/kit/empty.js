import { css, html } from 'lit';
import { KitElement } from './element.js';

/** `<wb-empty icon="chart" heading="No steps yet">Why, and what to do next.</wb-empty>` */
export class Empty extends KitElement {
  static properties = { icon: {}, heading: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 6px;
        flex: 1;
        padding: 24px 12px;
        text-align: center;
      }
      .disc {
        display: grid;
        place-items: center;
        width: 56px;
        height: 56px;
        margin-bottom: 8px;
        border-radius: 50%;
        background: var(--brand-soft);
        color: var(--brand-ink);
        --icon: 26px;
      }
      .words {
        max-width: 44ch;
        color: var(--muted);
        font-size: 0.9375rem;
        text-wrap: balance;
      }
      .actions {
        margin-top: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.icon = 'info';
    this.heading = '';
  }

  render() {
    return html`<div class="disc"><wb-icon name=${this.icon}></wb-icon></div>
      <h2>${this.heading}</h2>
      <div class="words"><slot></slot></div>
      <div class="actions"><slot name="action"></slot></div>`;
  }
}
customElements.define('wb-empty', Empty);
