import { css, html } from 'lit';
import { KitElement } from './element.js';

/** `<wb-skeleton lines="3">`: holds the place of what is being fetched. */
export class Skeleton extends KitElement {
  static properties = { lines: { type: Number } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding-block: 4px;
      }
      span {
        height: 14px;
        border-radius: 7px;
        background: var(--track);
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      span:first-child {
        width: 45%;
        height: 26px;
        border-radius: 9px;
      }
      span:last-child:not(:first-child) {
        width: 70%;
      }
      @keyframes breathe {
        to {
          opacity: 0.45;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        span {
          animation: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.lines = 3;
  }

  render() {
    return Array.from({ length: this.lines }, () => html`<span aria-hidden="true"></span>`);
  }
}
customElements.define('wb-skeleton', Skeleton);
