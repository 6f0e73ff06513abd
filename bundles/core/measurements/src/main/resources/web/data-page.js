import {
  KitElement,
  Resource,
  addDays,
  css,
  failure,
  formatDateRange,
  html,
  nothing,
  replaceQuery,
  select,
  texts,
  today,
} from '@wellbundle/kit';
import { favourites, grouped, isTotal, labelOf, metrics } from './catalogue.js';
import { dataTable } from './data-table.js';
import { figureStyles, figures } from './figures.js';
import { gather } from './grouping.js';
import { metricData } from './metric-data.js';
import { metricChart } from './metric-chart.js';

const t = await texts(import.meta.url);
const range = 60;

/** My data: sixty days of a metric as a chart and a table, by day, week or month. */
export default class DataPage extends KitElement {
  static properties = { metric: { state: true }, by: { state: true }, end: { state: true } };

  static styles = [
    KitElement.styles,
    figureStyles,
    css`
      .picker {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      .favourites {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .chip {
        min-height: 40px;
        padding: 7px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius-pill);
        background: var(--card);
        color: var(--text);
        font: inherit;
        font-size: 0.9375rem;
        font-weight: 500;
        cursor: pointer;
      }
      .chip:hover {
        border-color: var(--line-strong);
      }
      .chip:focus-visible {
        border-radius: var(--radius-pill);
      }
      .chip[aria-pressed='true'] {
        border-color: transparent;
        background: var(--brand-soft);
        color: var(--brand-ink);
        font-weight: 600;
      }
      .all {
        flex: 0 1 240px;
        min-width: 200px;
      }
      .pager {
        display: flex;
        align-items: center;
        gap: 2px;
        font-size: 0.9375rem;
        color: var(--muted);
      }
      .tools {
        margin-bottom: 18px;
      }
      wb-skeleton {
        min-height: 356px;
        align-content: start;
      }
      @media (max-width: 600px) {
        .favourites {
          flex-wrap: nowrap;
          width: calc(100% + var(--gutter) * 2);
          max-width: none;
          margin-inline: calc(var(--gutter) * -1);
          padding: 3px var(--gutter);
          overflow-x: auto;
          scrollbar-width: none;
        }
        .chip {
          flex: none;
        }
        .all {
          flex-basis: 100%;
        }
        .tools wb-segmented,
        .pager {
          width: 100%;
        }
        .pager {
          justify-content: space-between;
        }
      }
    `,
  ];

  constructor() {
    super();
    const query = new URLSearchParams(location.search);
    this.metric = query.get('metric') || 'steps';
    /** @type {import('./grouping.js').Grouping} */
    this.by = groupingOf(query.get('by'));
    this.end = today();
    this.metrics = new Resource(this, metrics);
    this.data = new Resource(
      this,
      () => metricData(this.metric, addDays(this.end, 1 - range), range),
      {
        on: ['measurements-changed'],
      },
    );
  }

  render() {
    return html`<wb-page heading=${t('data.title')} lead=${t('data.lead')}>
      ${this.#picker()}
      <wb-card heading=${this.#label()} note=${this.#note()}>
        <div class="row spread tools">${this.#grouping()} ${this.#pager()}</div>
        ${this.data.render({
          loading: () => html`<wb-skeleton lines="6"></wb-skeleton>`,
          failed: (error) => failure(error, () => this.#again()),
          ready: (data) => this.#ready(data),
        })}
      </wb-card>
      ${this.#table()}
    </wb-page>`;
  }

  #picker() {
    const all = this.metrics.value ?? [];
    const near = favourites.flatMap((id) => all.find((metric) => metric.id === id) ?? []);
    return html`<div class="picker">
      <div class="favourites" role="group" aria-label=${t('data.favourites')}>
        ${near.map(
          (metric) =>
            html`<button
              class="chip"
              type="button"
              aria-pressed=${metric.id === this.metric}
              @click=${() => this.#choose(metric.id)}
            >
              ${labelOf(metric)}
            </button>`,
        )}
      </div>
      <div class="all">
        ${select({
          name: 'metric',
          label: t('data.metric'),
          hideLabel: true,
          value: this.metric,
          options: all.length ? grouped(all) : [{ value: this.metric, label: this.#label() }],
          onChange: (id) => this.#choose(id),
        })}
      </div>
    </div>`;
  }

  #grouping() {
    return html`<wb-segmented
      label=${t('data.by')}
      value=${this.by}
      .options=${['day', 'week', 'month'].map((value) => ({ value, label: t(`data.by.${value}`) }))}
      @change=${(/** @type {Event} */ event) => {
        this.by = groupingOf(/** @type {HTMLInputElement} */ (event.target).value);
        replaceQuery({ by: this.by });
      }}
    ></wb-segmented>`;
  }

  #pager() {
    const newest = this.end >= today();
    return html`<div class="pager">
      <button
        class="button quiet icon-only"
        type="button"
        aria-label=${t('data.earlier')}
        @click=${() => this.#turn(-range)}
      >
        <wb-icon name="left"></wb-icon>
      </button>
      <span aria-live="polite">${this.#range()}</span>
      <button
        class="button quiet icon-only"
        type="button"
        aria-label=${t('data.later')}
        ?disabled=${newest}
        @click=${() => this.#turn(range)}
      >
        <wb-icon name="right"></wb-icon>
      </button>
    </div>`;
  }

  /** @param {import('./metric-data.js').MetricData} data */
  #ready(data) {
    if (data.days.every(({ value }) => value === null)) return this.#empty();
    const summary = t('data.summary', { metric: this.#label(), range: this.#range() });
    return html`${figures(data)} ${this.#chart(data, summary)}`;
  }

  /**
   * @param {import('./metric-data.js').MetricData} data
   * @param {string} summary
   */
  #chart(data, summary) {
    return metricChart({
      data,
      total: isTotal(this.#current()),
      by: this.by,
      summary,
    });
  }

  #empty() {
    const older = this.end < today();
    return html`<wb-empty icon="chart" heading=${t('data.empty', { metric: this.#label() })}>
      ${t(older ? 'data.empty.older' : 'data.empty.words')}
      ${older ? nothing : html`<a slot="action" class="button" href="/link">${t('data.empty.link')}</a>`}
    </wb-empty>`;
  }

  #table() {
    const data = this.data.value;
    if (!data || data.days.every(({ value }) => value === null)) return nothing;
    const spans = gather(data.days, this.by).filter(({ average }) => average !== null);
    const caption = t('data.table', { metric: this.#label(), range: this.#range() });
    return html`<wb-card heading=${t('data.values')}>
      ${dataTable({ spans: spans.reverse(), by: this.by, total: isTotal(this.#current()), text: data.text, caption })}
    </wb-card>`;
  }

  #current() {
    const known = this.metrics.value?.find(({ id }) => id === this.metric);
    return known ?? { id: this.metric, name: '', unit: '' };
  }

  #label() {
    return labelOf(this.#current());
  }

  #note() {
    return this.by === 'day' ? '' : t('data.average');
  }

  #range() {
    return formatDateRange(addDays(this.end, 1 - range), this.end);
  }

  /** @param {string} metric */
  #choose(metric) {
    if (metric === this.metric) return;
    this.metric = metric;
    replaceQuery({ metric });
    void this.data.reload();
  }

  #again() {
    if (this.metrics.error) void this.metrics.reload();
    void this.data.reload();
  }

  /** @param {number} days */
  #turn(days) {
    const moved = addDays(this.end, days);
    this.end = moved > today() ? today() : moved;
    void this.data.reload();
  }
}

/**
 * @param {string | null} value
 * @returns {import('./grouping.js').Grouping}
 */
function groupingOf(value) {
  return value === 'week' || value === 'month' ? value : 'day';
}
