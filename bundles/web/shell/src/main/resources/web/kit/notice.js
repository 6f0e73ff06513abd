import { css, html } from 'lit';
import { KitElement } from './element.js';

const icons = { info: 'info', good: 'check-circle', warn: 'alert', bad: 'warning' };

/**
 * `<wb-notice tone="warn">Words.<button slot="action" …></wb-notice>`: something to know, on the
 * page. `live` says it to screen readers when it appears.
 */
export class Notice extends KitElement {
  static properties = { tone: { reflect: true }, heading: {}, icon: {}, live: { type: Boolean } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      .notice {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
        align-items: start;
        padding: 13px 16px;
        border: 1px solid transparent;
        border-radius: 12px;
        background: var(--brand-soft);
        color: var(--brand-ink);
        font-size: 0.9375rem;
        line-height: 1.45;
      }
      wb-icon {
        margin-top: 1px;
      }
      .words {
        min-width: 0;
        align-self: center;
      }
      .words strong {
        display: block;
      }
      slot[name='action']::slotted(*) {
        margin-top: 10px;
      }
      :host([tone='good']) .notice {
        background: var(--good-soft);
        color: var(--good);
      }
      :host([tone='warn']) .notice {
        background: var(--warn-soft);
        border-color: var(--warn-line);
        color: var(--warn);
      }
      :host([tone='bad']) .notice {
        background: var(--bad-soft);
        border-color: var(--bad-line);
        color: var(--bad);
      }
      :host([tone]) .words ::slotted(*) {
        color: inherit;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {'info' | 'good' | 'warn' | 'bad'} */
    this.tone = 'info';
    this.heading = '';
    this.icon = '';
    this.live = false;
  }

  render() {
    return html`<div
      class="notice"
      role=${this.live ? (this.tone === 'bad' ? 'alert' : 'status') : 'note'}
    >
      <wb-icon name=${this.icon || icons[this.tone]}></wb-icon>
      <div class="words">
        ${this.heading ? html`<strong>${this.heading}</strong>` : ''}
        <slot></slot>
        <div><slot name="action"></slot></div>
      </div>
    </div>`;
  }
}
customElements.define('wb-notice', Notice);
