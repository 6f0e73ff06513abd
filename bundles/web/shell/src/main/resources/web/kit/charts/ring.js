import { css, html, svg } from 'lit';
import { KitElement } from '../element.js';
import { formatPercent } from '../format.js';

/**
 * `<wb-ring value="8580" max="10000" summary="8,580 of 10,000 steps">` around what stands in its
 * middle. Past the goal the ring is full and its end marked.
 */
export class Ring extends KitElement {
  static properties = { value: { type: Number }, max: { type: Number }, summary: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        position: relative;
        display: grid;
        place-items: center;
        width: var(--ring, 200px);
        height: var(--ring, 200px);
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        transform: rotate(-90deg);
      }
      circle {
        fill: none;
        stroke-width: 8;
      }
      .track {
        stroke: var(--track);
      }
      .done {
        stroke: var(--chart);
        stroke-linecap: round;
        transition: stroke-dasharray 600ms var(--ease);
      }
      .middle {
        position: relative;
        text-align: center;
        line-height: 1.2;
      }
      @media (prefers-reduced-motion: reduce) {
        .done {
          transition: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.value = 0;
    this.max = 100;
    this.summary = '';
  }

  render() {
    const share = this.max > 0 ? this.value / this.max : 0;
    const label = `${this.summary} (${formatPercent(share)})`;
    const done = Math.min(share, 1) * 100;
    return html`<svg viewBox="0 0 100 100" role="img" aria-label=${label}>
        <circle class="track" cx="50" cy="50" r="45" />
        ${
          done > 0
            ? svg`<circle class="done" cx="50" cy="50" r="45" pathLength="100" stroke-dasharray="${done} 100" />`
            : ''
        }
      </svg>
      <div class="middle"><slot></slot></div>`;
  }
}
customElements.define('wb-ring', Ring);
