import { css, html, nothing, svg } from 'lit';
import { formatDuration, formatTime } from '../format.js';
import { texts } from '../i18n.js';
import { Chart } from './chart.js';
import { linear } from './scale.js';

const t = await texts(import.meta.url);

/**
 * @typedef {'awake' | 'rem' | 'light' | 'deep'} Stage
 * @typedef {{ stage: Stage, start: string, end: string }} Segment
 * @typedef {Partial<Record<Stage, number>>} StageTotals seconds by stage
 */

/** @type {Stage[]} from the surface down */
export const stages = ['awake', 'rem', 'light', 'deep'];

/**
 * `<wb-sleep-chart .segments=${…} .totals=${…} summary="…">`: a night, stage by stage when the
 * segments are known, else as one bar of totals. The legend carries the numbers.
 */
export class SleepChart extends Chart {
  static properties = { segments: { attribute: false }, totals: { attribute: false } };

  static styles = [
    Chart.styles,
    css`
      .awake {
        fill: var(--sleep-awake);
      }
      .rem {
        fill: var(--sleep-rem);
      }
      .light {
        fill: var(--sleep-light);
      }
      .deep {
        fill: var(--sleep-deep);
      }
      .step {
        fill: none;
        stroke: var(--line-strong);
        stroke-opacity: 0.55;
      }
      .legend {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(118px, 1fr));
        gap: 6px 14px;
      }
      li span {
        margin-left: auto;
        color: var(--text);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Segment[]} */
    this.segments = [];
    /** @type {StageTotals} */
    this.totals = {};
    this.table = 'none';
    this.height = 96;
  }

  render() {
    const { totals } = this;
    const tall = this.segments.length > 0;
    this.height = tall ? 116 : 26;
    return html`${super.render()}
      <ul class="legend">
        ${stages.map((stage) =>
          totals[stage] === undefined
            ? nothing
            : html`<li>
                <svg class="key" viewBox="0 0 10 10" aria-hidden="true">
                  <rect class=${stage} width="10" height="10" rx="3" />
                </svg>
                ${t(`kit.sleep.${stage}`)}<span>${formatDuration(totals[stage] ?? 0)}</span>
              </li>`,
        )}
      </ul>`;
  }

  drawing() {
    return this.segments.length ? this.#night() : this.#bar();
  }

  #night() {
    const { segments, width } = this;
    const begin = Date.parse(segments[0]?.start ?? '');
    const end = Date.parse(segments.at(-1)?.end ?? '');
    const x = linear([begin, end], [0, width]);
    const lane = 24;
    const top = (/** @type {Stage} */ stage) => stages.indexOf(stage) * lane + 2;
    return svg`
      ${segments.slice(1).map((segment, at) => {
        const from = segments[at];
        if (!from) return nothing;
        const line = x(Date.parse(segment.start));
        return svg`<path class="step" d="M${line} ${top(from.stage) + 9}V${top(segment.stage) + 9}" />`;
      })}
      ${segments.map(({ stage, start, end: until }) => {
        const left = x(Date.parse(start));
        const breadth = Math.max(2, x(Date.parse(until)) - left);
        return svg`<rect class=${stage} x=${left} y=${top(stage)} width=${breadth} height="18" rx="4" />`;
      })}
      <text x="0" y="112">${formatTime(new Date(begin))}</text>
      <text x=${width} y="112" text-anchor="end">${formatTime(new Date(end))}</text>`;
  }

  #bar() {
    const { totals, width } = this;
    const known = stages.filter((stage) => totals[stage]);
    const sum = known.reduce((all, stage) => all + (totals[stage] ?? 0), 0) || 1;
    let left = 0;
    return known.map((stage) => {
      const breadth = ((totals[stage] ?? 0) / sum) * width;
      const x = left;
      left += breadth;
      return svg`<rect class=${stage} x=${x} y="0" width=${Math.max(1, breadth - 2)} height="26" rx="5" />`;
    });
  }
}
customElements.define('wb-sleep-chart', SleepChart);
