import { css, html, nothing, svg } from 'lit';
import { formatNumber } from '../format.js';
import { Chart } from './chart.js';
import { labelled, linear, ticks } from './scale.js';

/**
 * `<wb-bar-chart .points=${…} summary="…" goal="10000">`: amounts by day, week or month. With a goal,
 * the bars that reach it stand out. Points with `parts` are stacked.
 */
export class BarChart extends Chart {
  static properties = { goal: { type: Number, reflect: true }, scale: { type: Number } };

  static styles = [
    Chart.styles,
    css`
      .bar {
        fill: var(--chart-soft);
      }
      .bar.full,
      :host(:not([goal])) .bar {
        fill: var(--chart);
      }
      .bar.pointed {
        fill: color-mix(in srgb, var(--chart) 82%, var(--text));
      }
      .goal {
        stroke: var(--goal);
        stroke-width: 1.5;
        stroke-dasharray: 2 5;
        stroke-linecap: round;
      }
      .part {
        stroke: var(--card);
        stroke-width: 1;
      }
      .pointed .part {
        opacity: 0.85;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number | undefined} */
    this.goal = undefined;
    /** What axis labels are divided by, for example 3600 for hours. */
    this.scale = 1;
  }

  get #left() {
    return this.compact ? 0 : 46;
  }

  get #right() {
    return this.compact ? 0 : 14;
  }

  /**
   * @param {number} index
   */
  middle(index) {
    return this.#left + (index + 0.5) * this.#step;
  }

  get #step() {
    return (this.width - this.#left - this.#right) / Math.max(1, this.points.length);
  }

  render() {
    const parts = this.points.find((point) => point.parts)?.parts ?? [];
    return html`${super.render()}
    ${
      parts.length
        ? html`<ul class="legend">
            ${parts.map(
              ({ label, colour }) =>
                html`<li>
                  <svg class="key" viewBox="0 0 10 10" aria-hidden="true">
                    <rect width="10" height="10" rx="3" fill="var(${colour})" />
                  </svg>
                  ${label}
                </li>`,
            )}
          </ul>`
        : nothing
    }`;
  }

  drawing() {
    const { height, points, goal = 0 } = this;
    const foot = height - 24;
    const top = Math.max(goal, ...points.map(({ value }) => value ?? 0)) / this.scale || 1;
    const marks = ticks(0, top, 4);
    const y = linear([0, (this.compact ? top : (marks.at(-1) ?? top)) * this.scale], [foot, 8]);
    const shows = labelled(points.length, this.width - this.#left, this.compact ? 52 : 66);
    return svg`
      ${this.compact ? nothing : marks.map((mark) => this.#mark(mark, y(mark * this.scale)))}
      ${points.map((point, index) => this.#bar(point, index, y, foot))}
      ${goal ? svg`<line class="goal" x1=${this.#left} x2=${this.width} y1=${y(goal)} y2=${y(goal)} />` : nothing}
      ${points.map((point, index) =>
        shows(index) ? this.#label(point.label, this.middle(index)) : nothing,
      )}`;
  }

  /**
   * Below the axis; the last one stays inside the image.
   * @param {string} label
   * @param {number} middle
   */
  #label(label, middle) {
    const close = middle + 24 > this.width;
    return svg`<text x=${close ? this.width : middle} y=${this.height - 4}
      text-anchor=${close ? 'end' : 'middle'}>${label}</text>`;
  }

  /**
   * @param {number} mark
   * @param {number} y
   */
  #mark(mark, y) {
    return svg`<line class="grid" x1=${this.#left} x2=${this.width} y1=${y} y2=${y} />
      <text x=${this.#left - 8} y=${y + 4} text-anchor="end">${formatNumber(mark, 1)}</text>`;
  }

  /**
   * @param {import('./chart.js').Point} point
   * @param {number} index
   * @param {(value: number) => number} y
   * @param {number} foot
   */
  #bar(point, index, y, foot) {
    if (point.value === null) return nothing;
    const breadth = Math.max(2, Math.min(this.#step * 0.66, 64));
    const x = this.middle(index) - breadth / 2;
    const pointed = index === this.pointed ? 'pointed' : '';
    if (point.parts) return this.#stack(point.parts, x, breadth, y, pointed);
    const head = Math.min(y(point.value), foot - 2);
    const full = this.goal && point.value >= this.goal ? 'full' : '';
    return svg`<path class="bar ${full} ${pointed}" d=${bar(x, head, breadth, foot)} />`;
  }

  /**
   * @param {import('./chart.js').Part[]} parts
   * @param {number} x
   * @param {number} breadth
   * @param {(value: number) => number} y
   * @param {string} pointed
   */
  #stack(parts, x, breadth, y, pointed) {
    let sum = 0;
    return svg`<g class=${pointed}>${parts.map((part) => {
      const below = y(sum);
      sum += part.value;
      const above = y(sum);
      return svg`<rect class="part" x=${x} y=${above} width=${breadth} height=${Math.max(0, below - above)}
        rx="2" fill="var(${part.colour})" />`;
    })}</g>`;
  }
}
customElements.define('wb-bar-chart', BarChart);

/**
 * A bar with a rounded head.
 * @param {number} x
 * @param {number} head
 * @param {number} breadth
 * @param {number} foot
 */
function bar(x, head, breadth, foot) {
  const round = Math.min(5, breadth / 2, foot - head);
  return `M${x} ${foot}V${head + round}q0 ${-round} ${round} ${-round}h${breadth - 2 * round}q${round} 0 ${round} ${round}V${foot}z`;
}
