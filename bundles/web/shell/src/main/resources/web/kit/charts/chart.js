import { css, html, nothing } from 'lit';
import { KitElement } from '../element.js';
import { styles } from '../directives.js';
import { texts } from '../i18n.js';

const t = await texts(import.meta.url);

/**
 * @typedef {object} Part
 * @property {string} label
 * @property {number} value
 * @property {string} text
 * @property {string} colour a CSS custom property, for example --sleep-deep
 *
 * @typedef {object} Point
 * @property {string} label below the axis
 * @property {string} [title] in the table and beside the pointer; the label when left out
 * @property {number | null} value null is a gap
 * @property {string} text the value as people read it
 * @property {Part[]} [parts] for stacked bars
 */

/**
 * What all charts share: a width that follows the element, an image with a summary for screen
 * readers, a table with every value, a label beside the pointer.
 */
export class Chart extends KitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    points: { attribute: false },
    summary: {},
    height: { type: Number },
    compact: { type: Boolean, reflect: true },
    /** as tall as there is room, instead of `height` */
    fill: { type: Boolean, reflect: true },
    /** "hidden": for screen readers only; "none": the page shows one itself */
    table: {},
    unit: {},
    width: { state: true },
    pointed: { state: true },
  };

  /** @type {import('lit').CSSResultGroup} */
  static styles = [
    KitElement.styles,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
      }
      :host([fill]) {
        height: 100%;
        min-height: 76px;
      }
      :host([fill]) svg {
        position: absolute;
        inset: 0;
      }
      svg {
        width: 100%;
        overflow: visible;
        touch-action: pan-y;
      }
      .grid {
        stroke: var(--line);
      }
      text {
        fill: var(--faint);
        font-size: 12px;
        font-family: var(--font);
        font-variant-numeric: tabular-nums;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 18px;
        margin-top: 12px;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 7px;
        white-space: nowrap;
      }
      .key {
        flex: none;
        width: 10px;
        height: 10px;
      }
      .tip {
        position: absolute;
        z-index: 2;
        top: 0;
        left: var(--x);
        width: max-content;
        max-width: 220px;
        padding: 6px 10px;
        border-radius: 10px;
        background: var(--text);
        color: var(--page);
        font-size: 0.8125rem;
        line-height: 1.35;
        pointer-events: none;
        transform: translate(
          clamp(calc(var(--x) * -1), -50%, calc(var(--width) - var(--x) - 100%)),
          -25%
        );
      }
      .tip strong {
        display: block;
        font-weight: 650;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Point[]} */
    this.points = [];
    this.summary = '';
    this.height = 180;
    this.compact = false;
    this.fill = false;
    this.table = 'hidden';
    this.unit = '';
    this.width = 0;
    this.pointed = -1;
    this.resize = new ResizeObserver(([entry]) => {
      this.width = Math.round(entry?.contentRect.width ?? 0);
      if (this.fill) this.height = Math.round(entry?.contentRect.height ?? 0);
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.resize.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resize.disconnect();
  }

  render() {
    return html`<svg
        role="img"
        aria-label=${this.summary}
        height=${this.height}
        viewBox="0 0 ${Math.max(1, this.width)} ${this.height}"
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerleave=${() => (this.pointed = -1)}
      >
        ${this.width > 0 ? this.drawing() : nothing}
      </svg>
      ${this.#tip()} ${this.table === 'hidden' ? this.#table() : nothing}`;
  }

  /**
   * The inside of the image.
   * @returns {unknown}
   */
  drawing() {
    return nothing;
  }

  /**
   * Middle of a point on the horizontal axis.
   * @param {number} _index
   * @returns {number}
   */
  middle(_index) {
    return 0;
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const x = event.clientX - box.left;
    let nearest = -1;
    this.points.forEach((point, index) => {
      if (point.value === null) return;
      if (nearest < 0 || Math.abs(this.middle(index) - x) < Math.abs(this.middle(nearest) - x)) {
        nearest = index;
      }
    });
    this.pointed = nearest;
  }

  #tip() {
    const point = this.points[this.pointed];
    if (!point) return nothing;
    const place = { '--x': `${this.middle(this.pointed)}px`, '--width': `${this.width}px` };
    return html`<div class="tip" aria-hidden="true" ${styles(place)}>
      <strong>${point.text}</strong>${point.title ?? point.label}
    </div>`;
  }

  #table() {
    const { points } = this;
    // A table itself can't be made small, so what hides is around it.
    return html`<div class="visually-hidden">
      <table>
        <caption>
          ${this.summary}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('kit.chart.when')}</th>
            <th scope="col">${this.unit || t('kit.chart.value')}</th>
          </tr>
        </thead>
        <tbody>
          ${points.map(
            (point) =>
              html`<tr>
                <th scope="row">${point.title ?? point.label}</th>
                <td>${point.value === null ? t('kit.chart.none') : point.text}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
