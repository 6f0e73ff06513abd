import { addDays, formatDate, formatDateRange } from '@wellbundle/kit';

/**
 * @typedef {'day' | 'week' | 'month'} Grouping
 *
 * @typedef {object} Day
 * @property {string} localDate
 * @property {number | null} value
 * @property {string} text
 * @property {string} [source]
 * @property {string} [modality]
 * @property {import('@wellbundle/kit').Part[]} [parts]
 *
 * @typedef {object} Span days of one week or month, or one day
 * @property {string} label
 * @property {string} title
 * @property {Day[]} days those with a value
 * @property {number | null} average per day
 * @property {number} sum
 */

/**
 * Gathers days into weeks (from Monday) or calendar months. What is compared is the average per
 * day, because the first and the last one are seldom whole.
 * @param {Day[]} days oldest first
 * @param {Grouping} by
 * @returns {Span[]}
 */
export function gather(days, by) {
  /** @type {Map<string, Day[]>} */
  const spans = new Map();
  for (const day of days) {
    const key = keyOf(day.localDate, by);
    spans.set(key, [...(spans.get(key) ?? []), day]);
  }
  return [...spans].map(([key, all]) => {
    const known = all.filter(({ value }) => value !== null);
    const sum = known.reduce((total, { value }) => total + (value ?? 0), 0);
    return {
      ...names(key, by),
      days: known,
      sum,
      average: known.length ? sum / known.length : null,
    };
  });
}

/**
 * @param {string} localDate
 * @param {Grouping} by
 */
function keyOf(localDate, by) {
  if (by === 'day') return localDate;
  if (by === 'month') return `${localDate.slice(0, 7)}-01`;
  const weekday = (new Date(`${localDate}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(localDate, -weekday);
}

/**
 * @param {string} first
 * @param {Grouping} by
 */
function names(first, by) {
  if (by === 'day') return { label: formatDate(first, 'short'), title: formatDate(first, 'long') };
  if (by === 'month')
    return { label: formatDate(first, 'month'), title: formatDate(first, 'month') };
  return { label: formatDate(first, 'short'), title: formatDateRange(first, addDays(first, 6)) };
}
