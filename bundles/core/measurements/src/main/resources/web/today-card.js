import { css, formatNumber, html, nothing, quantity, texts } from '@wellbundle/kit';
import { MetricCard } from './card.js';
import { stepGoal } from './goals.js';
import { daySeries, everyDay, lastDays, measured } from './series.js';

const t = await texts(import.meta.url);
const others = ['distance', 'activeEnergy', 'activeMinutesModerate', 'activeMinutesVigorous'];

/** Today: steps against the goal as a ring; distance, energy and active minutes beside it. */
export default class TodayCard extends MetricCard {
  static styles = [
    MetricCard.styles,
    css`
      :host {
        container-type: inline-size;
      }
      .today {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 20px clamp(20px, 5vw, 48px);
        flex: 1;
        padding-block: 4px;
        --ring: 196px;
      }
      .count {
        display: block;
        font-size: 2.125rem;
        font-weight: 700;
        letter-spacing: -0.025em;
        font-variant-numeric: tabular-nums;
      }
      .of {
        color: var(--muted);
        font-size: 0.875rem;
      }
      dl {
        display: grid;
      }
      dl div {
        display: flex;
        align-items: center;
        padding-block: 13px;
      }
      dl div + div {
        border-top: 1px solid var(--line);
      }
      dt {
        display: flex;
        align-items: center;
        gap: 12px;
        color: var(--muted);
        font-size: 0.9375rem;
      }
      dd {
        margin-left: auto;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      wb-icon {
        color: var(--brand-ink);
      }
      @container (max-width: 430px) {
        .today {
          grid-template-columns: minmax(0, 1fr);
          justify-items: center;
        }
        dl {
          width: 100%;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.facts = measured(this, async () => {
      const steps = daySeries('steps', ...lastDays(14));
      const goal = stepGoal();
      const rest = others.map((metric) => daySeries(metric, ...lastDays(1)).catch(() => null));
      return { steps: await steps, rest: await Promise.all(rest), goal: await goal };
    });
  }

  willUpdate() {
    const facts = this.facts.value;
    this.hidden =
      !!facts && !facts.steps.points.length && facts.rest.every((series) => !series?.points.length);
  }

  render() {
    return this.facts.render({
      loading: () => this.waiting(t('today')),
      failed: (error) => this.failed(t('today'), error, this.facts),
      ready: ({ steps, rest, goal }) => this.#ready(steps, rest, goal),
    });
  }

  /**
   * @param {import('./series.js').Series} steps
   * @param {(import('./series.js').Series | null)[]} rest
   * @param {number} goal
   */
  #ready(steps, rest, goal) {
    const value = everyDay(steps, 1)[0]?.value ?? 0;
    const of = t('today.of', { goal: formatNumber(goal) });
    return html`<wb-card heading=${t('today')} note=${value >= goal ? t('today.reached') : nothing}>
      <div class="today">
        <wb-ring value=${value} max=${goal} summary="${formatNumber(value)} ${of}">
          <span class="count">${formatNumber(value)}</span><span class="of">${of}</span>
        </wb-ring>
        <dl>
          ${this.#row('route', t('metric.distance'), amount(rest[0]))}
          ${this.#row('flame', t('metric.activeEnergy'), amount(rest[1]))}
          ${this.#row('timer', t('today.activeMinutes'), minutes(rest[2], rest[3]))}
        </dl>
      </div>
    </wb-card>`;
  }

  /**
   * @param {string} icon
   * @param {string} label
   * @param {string} value
   */
  #row(icon, label, value) {
    return html`<div>
      <dt><wb-icon name=${icon}></wb-icon>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }
}

/** @param {import('./series.js').Series | null | undefined} series */
const todays = (series) => (series ? (everyDay(series, 1)[0]?.value ?? null) : null);

/** @param {import('./series.js').Series | null | undefined} series */
function amount(series) {
  const value = todays(series);
  return series && value !== null ? quantity(value, series.unit, series.metric).text : '–';
}

/**
 * Active minutes are the moderate and the vigorous ones together.
 * @param {import('./series.js').Series | null | undefined} moderate
 * @param {import('./series.js').Series | null | undefined} vigorous
 */
function minutes(moderate, vigorous) {
  const known = [todays(moderate), todays(vigorous)].filter((value) => value !== null);
  if (!known.length) return '–';
  return quantity(
    known.reduce((sum, value) => sum + value, 0),
    moderate?.unit || 'min',
  ).text;
}
