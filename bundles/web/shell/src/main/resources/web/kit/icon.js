import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';
import { icons } from './icons.js';

/**
 * `<wb-icon name="check"></wb-icon>`: decoration, unless it carries a `label`.
 */
export class Icon extends KitElement {
  static properties = { name: {}, label: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: inline-block;
        flex: none;
        width: var(--icon, 20px);
        height: var(--icon, 20px);
        vertical-align: -0.2em;
      }
      svg {
        width: 100%;
        height: 100%;
        fill: none;
        stroke: currentcolor;
        stroke-width: var(--icon-stroke, 1.75);
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.label = '';
  }

  render() {
    const drawing = icons[/** @type {keyof typeof icons} */ (this.name)] ?? icons.apps;
    return html`<svg
      viewBox="0 0 24 24"
      role=${this.label ? 'img' : nothing}
      aria-label=${this.label || nothing}
      aria-hidden=${this.label ? nothing : 'true'}
      focusable="false"
    >
      ${drawing}
    </svg>`;
  }
}
customElements.define('wb-icon', Icon);
