import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';

/**
 * `<wb-page heading="Link Device" lead="…">…</wb-page>`: a page's frame: main heading, lead, body.
 * Attributes: `narrow` for forms and lists; `back` with `back-label` for a page below another.
 * Slot `actions` stands right of the heading.
 */
export class Page extends KitElement {
  static properties = {
    heading: {},
    lead: {},
    back: {},
    backLabel: { attribute: 'back-label' },
    narrow: { type: Boolean, reflect: true },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
        width: 100%;
        max-width: var(--content);
        margin-inline: auto;
        padding: clamp(20px, 4vw, 40px) var(--gutter) 56px;
      }
      :host([narrow]) {
        max-width: 720px;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: 12px 24px;
        margin-bottom: clamp(18px, 3vw, 30px);
      }
      header > div {
        flex: 1 1 320px;
        min-width: 0;
      }
      .lead {
        max-width: 62ch;
        margin-top: 6px;
        color: var(--muted);
        font-size: 1rem;
        line-height: 1.5;
        text-wrap: pretty;
      }
      .back {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-height: 32px;
        margin: -8px 0 6px -6px;
        padding: 4px 8px 4px 2px;
        font-size: 0.9375rem;
        font-weight: 550;
        text-decoration: none;
      }
      .back:hover {
        text-decoration: underline;
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--page-gap, 18px);
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    this.lead = '';
    this.back = '';
    this.backLabel = '';
    this.narrow = false;
  }

  render() {
    return html`<header>
        <div>
          ${
            this.back
              ? html`<a class="back" href=${this.back}
                  ><wb-icon name="left"></wb-icon>${this.backLabel}</a
                >`
              : nothing
          }
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.lead ? html`<p class="lead">${this.lead}</p>` : nothing}
        </div>
        <slot name="actions"></slot>
      </header>
      <div class="body"><slot></slot></div>`;
  }
}
customElements.define('wb-page', Page);
