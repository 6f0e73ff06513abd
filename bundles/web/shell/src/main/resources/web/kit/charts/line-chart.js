import { css, nothing, svg } from 'lit';
import { formatNumber } from '../format.js';
import { Chart } from './chart.js';
import { labelled, linear, ticks } from './scale.js';

/** `<wb-line-chart .points=${…} summary="…">`: a value over time; gaps stay gaps when `strict`. */
export class LineChart extends Chart {
  static properties = { strict: { type: Boolean } };

  static styles = [
    Chart.styles,
    css`
      .line {
        fill: none;
        stroke: var(--chart);
        stroke-width: 2.25;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .area {
        fill: var(--chart);
        opacity: 0.09;
      }
      .dot {
        fill: var(--chart);
      }
      .ring {
        fill: var(--card);
        stroke: var(--chart);
        stroke-width: 2.5;
      }
      .cursor {
        stroke: var(--line-strong);
        stroke-dasharray: 2 4;
      }
    `,
  ];

  constructor() {
    super();
    this.strict = false;
  }

  get #left() {
    return this.compact ? 6 : 46;
  }

  /**
   * @param {number} index
   */
  middle(index) {
    const room = this.width - this.#left - (this.compact ? 8 : 24);
    return (
      this.#left + (this.points.length < 2 ? room / 2 : (index / (this.points.length - 1)) * room)
    );
  }

  drawing() {
    const { height, points } = this;
    const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
    if (!values.length) return nothing;
    const foot = this.compact ? height - 8 : height - 24;
    const marks = ticks(...spread(values), 4);
    const y = linear(this.compact ? spread(values) : [marks[0] ?? 0, marks.at(-1) ?? 1], [
      foot,
      10,
    ]);
    const runs = this.#runs(y);
    const shows = labelled(points.length, this.width - this.#left);
    const last = points.findLastIndex(({ value }) => value !== null);
    const cursor = this.pointed >= 0 ? this.pointed : last;
    return svg`
      ${this.compact ? nothing : marks.map((mark) => this.#mark(mark, y(mark)))}
      ${runs.map(
        (
          run,
        ) => svg`<path class="area" d="M${run[0]?.[0]} ${foot}L${join(run)}L${run.at(-1)?.[0]} ${foot}z" />
          <path class="line" d="M${join(run)}" />`,
      )}
      ${
        values.length <= 31 && !this.compact
          ? runs.flat().map(([x, top]) => svg`<circle class="dot" cx=${x} cy=${top} r="3" />`)
          : nothing
      }
      ${
        this.pointed >= 0
          ? svg`<line class="cursor" x1=${this.middle(cursor)} x2=${this.middle(cursor)} y1="4" y2=${foot} />`
          : nothing
      }
      <circle class="ring" cx=${this.middle(cursor)} cy=${y(points[cursor]?.value ?? 0)} r="4.5" />
      ${
        this.compact
          ? nothing
          : points.map((point, index) =>
              shows(index)
                ? svg`<text x=${this.middle(index)} y=${height - 4} text-anchor="middle">${point.label}</text>`
                : nothing,
            )
      }`;
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
   * Stretches without a gap, as coordinates.
   * @param {(value: number) => number} y
   * @returns {[number, number][][]}
   */
  #runs(y) {
    /** @type {[number, number][][]} */
    const runs = [[]];
    this.points.forEach(({ value }, index) => {
      if (value !== null) runs.at(-1)?.push([this.middle(index), y(value)]);
      else if (this.strict && runs.at(-1)?.length) runs.push([]);
    });
    return runs.filter(({ length }) => length > 0);
  }
}
customElements.define('wb-line-chart', LineChart);

/** @param {[number, number][]} run */
const join = (run) => run.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');

/**
 * A little air above and below, so that small changes show without looking dramatic.
 * @param {number[]} values
 * @returns {[number, number]}
 */
function spread(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = Math.max((high - low) * 0.2, Math.abs(high) * 0.01, 0.1);
  return [low - air, high + air];
}
