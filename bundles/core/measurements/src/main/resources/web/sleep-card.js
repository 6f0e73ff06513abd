import { formatDate, formatDuration, html, splitDuration, texts } from '@wellbundle/kit';
import { MetricCard } from './card.js';
import { lastDays, measured, nightDetail, nights } from './series.js';

const t = await texts(import.meta.url);
const kinds = new Set(['awake', 'light', 'deep', 'rem']);

/** Last night, stage by stage. */
export default class SleepCard extends MetricCard {
  constructor() {
    super();
    this.facts = measured(this, async () => {
      const night = (await nights(...lastDays(14))).at(-1) ?? null;
      if (!night) return null;
      const detail = await nightDetail(night.id).catch(() => null);
      return { night, segments: segmentsOf(detail) };
    });
  }

  willUpdate() {
    this.hidden = this.facts.value === null;
  }

  render() {
    return this.facts.render({
      loading: () => this.waiting(t('sleep')),
      failed: (error) => this.failed(t('sleep'), error, this.facts),
      ready: (facts) => (facts ? this.#ready(facts) : ''),
    });
  }

  /** @param {{ night: import('./series.js').Night, segments: any[] }} facts */
  #ready({ night, segments }) {
    const [, today = ''] = lastDays(1);
    const when = night.localDate === today ? t('sleep.lastNight') : formatDate(night.localDate);
    const { hours, minutes, h, min } = splitDuration(night.asleepSeconds);
    const totals = {
      awake: night.awakeSeconds,
      rem: night.remSeconds,
      light: night.lightSeconds,
      deep: night.deepSeconds,
    };
    const summary = t('sleep.summary', { asleep: formatDuration(night.asleepSeconds), when });
    return html`<wb-card heading=${t('sleep')} note=${when} href="/data?metric=sleep">
      <p class="figure number">${hours} <small>${h}</small> ${minutes} <small>${min}</small></p>
      <div class="chart">
        <wb-sleep-chart .segments=${segments} .totals=${totals} summary=${summary}></wb-sleep-chart>
      </div>
    </wb-card>`;
  }
}

/**
 * Stretches of stages in order; none when the provider gives no detail.
 * @param {any} detail
 */
function segmentsOf(detail) {
  const list = detail?.stages ?? detail?.segments ?? [];
  if (!Array.isArray(list)) return [];
  return list
    .map(({ stage, start, end }) => ({ stage: nameOf(stage), start, end }))
    .filter(({ stage, start, end }) => kinds.has(stage) && start && end)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** @param {unknown} stage */
function nameOf(stage) {
  const name = String(stage).toLowerCase();
  return name.replaceAll(/[^a-z]/g, '') === 'outofbed' ? 'awake' : name;
}
