import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';

/**
 * `<wb-badge tone="good" icon="check-circle">Linked</wb-badge>`; tones: good, warn, bad, brand,
 * neutral.
 */
export class Badge extends KitElement {
  static properties = { tone: { reflect: true }, icon: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        padding: 4px 10px 4px 8px;
        border-radius: var(--radius-pill);
        background: var(--sunken);
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 600;
        line-height: 1.3;
        --icon: 16px;
        --icon-stroke: 2;
      }
      :host(:not([icon])) {
        padding-left: 10px;
      }
      :host([tone='good']) {
        background: var(--good-soft);
        color: var(--good);
      }
      :host([tone='warn']) {
        background: var(--warn-soft);
        color: var(--warn);
      }
      :host([tone='bad']) {
        background: var(--bad-soft);
        color: var(--bad);
      }
      :host([tone='brand']) {
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
    `,
  ];

  constructor() {
    super();
    this.tone = 'neutral';
    this.icon = '';
  }

  render() {
    return html`${this.icon ? html`<wb-icon name=${this.icon}></wb-icon>` : nothing}<slot></slot>`;
  }
}
customElements.define('wb-badge', Badge);
