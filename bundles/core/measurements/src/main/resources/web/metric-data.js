import { addDays, formatDuration, formatNumber, quantity, texts } from '@wellbundle/kit';
import { stepGoal } from './goals.js';
import { daySeries, nights } from './series.js';

const t = await texts(import.meta.url);

/**
 * A metric's days as people read them.
 * @typedef {object} MetricData
 * @property {string} unit shown
 * @property {import('./grouping.js').Day[]} days every day of the range, oldest first
 * @property {(value: number) => string} text
 * @property {number} scale what axis labels are divided by
 * @property {number} [goal] of a day
 */

/** @type {{ stage: string, key: 'deepSeconds' | 'lightSeconds' | 'remSeconds' | 'awakeSeconds' }[]} from the foot up */
const parts = [
  { stage: 'deep', key: 'deepSeconds' },
  { stage: 'light', key: 'lightSeconds' },
  { stage: 'rem', key: 'remSeconds' },
];

/**
 * @param {string} metric
 * @param {string} from
 * @param {number} count days
 * @returns {Promise<MetricData>}
 */
export function metricData(metric, from, count) {
  const dates = Array.from({ length: count }, (_, at) => addDays(from, at));
  if (metric === 'sleep') return sleepData(dates);
  return metric === 'steps' ? stepsData(dates) : seriesData(metric, dates);
}

/**
 * @param {string[]} dates
 * @returns {Promise<MetricData>}
 */
async function stepsData(dates) {
  const [data, goal] = await Promise.all([seriesData('steps', dates), stepGoal()]);
  return { ...data, goal };
}

/**
 * @param {string} metric
 * @param {string[]} dates
 * @returns {Promise<MetricData>}
 */
async function seriesData(metric, dates) {
  const series = await daySeries(metric, dates[0] ?? '', dates.at(-1) ?? '');
  const byDate = new Map(series.points.map((point) => [point.localDate, point]));
  const shown = (/** @type {number} */ value) => quantity(value, series.unit, metric);
  const days = dates.map((localDate) => {
    const point = byDate.get(localDate);
    if (!point) return { localDate, value: null, text: '' };
    const { value, text } = shown(point.value);
    return { localDate, value, text, source: point.source ?? '', modality: point.modality ?? '' };
  });
  const { unit } = shown(0);
  const digits = (/** @type {number} */ value) => Math.abs(value) < 100 && unit !== '';
  const text = (/** @type {number} */ value) => formatShown(value, unit, digits(value) ? 1 : 0);
  return { unit, days, text, scale: 1 };
}

/**
 * @param {string[]} dates
 * @returns {Promise<MetricData>}
 */
async function sleepData(dates) {
  const found = await nights(dates[0] ?? '', dates.at(-1) ?? '');
  const byDate = new Map(found.map((night) => [night.localDate, night]));
  const days = dates.map((localDate) => {
    const night = byDate.get(localDate);
    if (!night) return { localDate, value: null, text: '' };
    return {
      localDate,
      value: night.asleepSeconds,
      text: formatDuration(night.asleepSeconds),
      source: night.source ?? '',
      modality: 'sensed',
      ...stagesOf(night),
    };
  });
  return { unit: t('unit.hours'), days, text: formatDuration, scale: 3600 };
}

/** @param {import('./series.js').Night} night */
function stagesOf(night) {
  if (!parts.some(({ key }) => night[key])) return {};
  return {
    parts: parts.map(({ stage, key }) => ({
      label: t(`stage.${stage}`),
      value: night[key] ?? 0,
      text: formatDuration(night[key] ?? 0),
      colour: `--sleep-${stage}`,
    })),
  };
}

/**
 * @param {number} value already in the shown unit
 * @param {string} unit
 * @param {number} digits
 */
function formatShown(value, unit, digits) {
  const number = formatNumber(value, digits);
  return unit ? `${number}\u00a0${unit}` : number;
}
