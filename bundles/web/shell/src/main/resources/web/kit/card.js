import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';

/**
 * `<wb-card heading="Sleep" note="last night" href="/data">…</wb-card>`. Slots: `note` instead of the attribute,
 * default: the content. A card without a heading is just a surface.
 */
export class Card extends KitElement {
  static properties = {
    heading: {},
    note: {},
    href: {},
    level: { type: Number },
    loading: { type: Boolean },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        height: 100%;
        padding: var(--card-padding, 22px);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: var(--shadow);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 2px 12px;
        margin-bottom: 12px;
      }
      h2,
      h3 {
        font-size: 1rem;
      }
      header a {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        color: inherit;
        text-decoration: none;
        --icon: 16px;
        --icon-stroke: 2.2;
      }
      header a wb-icon {
        color: var(--faint);
        transition: transform var(--quick) var(--ease);
      }
      header a:hover {
        color: var(--brand-ink);
      }
      header a:hover wb-icon {
        transform: translateX(2px);
      }
      .note {
        font-size: 0.8125rem;
        color: var(--faint);
      }
      .body {
        flex: 1;
        display: flex;
        flex-direction: column;
        min-width: 0;
      }
      @media (max-width: 480px) {
        section {
          padding: var(--card-padding, 18px);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    this.note = '';
    this.href = '';
    this.level = 2;
    this.loading = false;
  }

  render() {
    const words = this.href
      ? html`<a href=${this.href}>${this.heading}<wb-icon name="right"></wb-icon></a>`
      : this.heading;
    const heading = this.level === 3 ? html`<h3>${words}</h3>` : html`<h2>${words}</h2>`;
    return html`<section aria-label=${this.heading || nothing} aria-busy=${this.loading}>
      ${
        this.heading
          ? html`<header>
              ${heading}<span class="note"><slot name="note">${this.note}</slot></span>
            </header>`
          : nothing
      }
      <div class="body">
        ${this.loading ? html`<wb-skeleton></wb-skeleton>` : html`<slot></slot>`}
      </div>
    </section>`;
  }
}
customElements.define('wb-card', Card);
