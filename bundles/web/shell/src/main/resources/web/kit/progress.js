import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';
import { styles } from './directives.js';

/** `<wb-progress label="Sleep" value="41" max="60">`; without a value it only says "working". */
export class Progress extends KitElement {
  static properties = {
    value: { type: Number },
    max: { type: Number },
    label: {},
    text: {},
    tone: { reflect: true },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      .track {
        height: var(--progress, 6px);
        border-radius: var(--radius-pill);
        background: var(--track);
        overflow: hidden;
      }
      .fill {
        width: var(--filled);
        height: 100%;
        border-radius: inherit;
        background: var(--chart);
        transition: width 400ms var(--ease);
      }
      :host([tone='good']) .fill {
        background: var(--good);
      }
      .waiting {
        width: 35%;
        animation: slide 1.4s ease-in-out infinite;
      }
      @keyframes slide {
        from {
          transform: translateX(-110%);
        }
        to {
          transform: translateX(300%);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .fill {
          transition: none;
        }
        .waiting {
          width: 100%;
          opacity: 0.4;
          animation: none;
        }
      }
      @media (forced-colors: active) {
        .track {
          border: 1px solid CanvasText;
        }
        .fill {
          background: Highlight;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number | undefined} */
    this.value = undefined;
    this.max = 100;
    this.label = '';
    this.text = '';
    this.tone = '';
  }

  render() {
    const known = this.value !== undefined;
    const share =
      known && this.max > 0 ? Math.min(1, Math.max(0, Number(this.value) / this.max)) : 0;
    return html`<div
      class="track"
      role="progressbar"
      aria-label=${this.label}
      aria-valuemin="0"
      aria-valuemax=${known ? this.max : nothing}
      aria-valuenow=${known ? Math.min(Number(this.value), this.max) : nothing}
      aria-valuetext=${this.text || nothing}
    >
      <div
        class="fill ${known ? '' : 'waiting'}"
        ${styles({ '--filled': `${share * 100}%` })}
      ></div>
    </div>`;
  }
}
customElements.define('wb-progress', Progress);
