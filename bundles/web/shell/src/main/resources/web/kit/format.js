import { currentLocale, language } from './i18n.js';
import { session } from './session.js';

/**
 * @param {number} value
 * @param {number} [digits] most digits after the point
 */
export function formatNumber(value, digits = 0) {
  return formatter(Intl.NumberFormat, { maximumFractionDigits: digits }).format(value);
}

/** @param {number} fraction 0.86 gives 86 % */
export function formatPercent(fraction) {
  return formatter(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 0 }).format(
    fraction,
  );
}

const day = /** @type {const} */ ({ day: 'numeric', month: 'short', year: 'numeric' });

/**
 * Date and time of an instant in the member's time zone: 20 Nov 2026, 08:41.
 * @param {string | Date} instant
 */
export function formatDateTime(instant) {
  return formatter(Intl.DateTimeFormat, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timeZone(),
  }).format(new Date(instant));
}

/** @param {string | Date} instant */
export function formatTime(instant) {
  return formatter(Intl.DateTimeFormat, { timeStyle: 'short', timeZone: timeZone() }).format(
    new Date(instant),
  );
}

/**
 * A local date as the provider gave it; no time zone applies to it.
 * @param {string} localDate yyyy-mm-dd
 * @param {'short' | 'medium' | 'long' | 'weekday' | 'month'} [style]
 */
export function formatDate(localDate, style = 'medium') {
  return formatter(Intl.DateTimeFormat, { ...dateStyles[style], timeZone: 'UTC' }).format(
    new Date(`${localDate}T00:00:00Z`),
  );
}

/**
 * 22 Sept – 20 Nov 2026, as the locale writes a span of days.
 * @param {string} from local date
 * @param {string} to local date
 */
export function formatDateRange(from, to) {
  return formatter(Intl.DateTimeFormat, { ...day, timeZone: 'UTC' }).formatRange(
    new Date(`${from}T00:00:00Z`),
    new Date(`${to}T00:00:00Z`),
  );
}

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const dateStyles = {
  short: { day: 'numeric', month: 'short' },
  medium: day,
  long: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

const durationUnits = language === 'de' ? { h: 'Std.', min: 'Min.' } : { h: 'h', min: 'min' };

/**
 * 7 h 12 min; under an hour only minutes.
 * @param {number} seconds
 */
export function formatDuration(seconds) {
  const { hours, minutes } = splitDuration(seconds);
  const short = `${minutes} ${durationUnits.min}`;
  return hours === 0 ? short : `${hours} ${durationUnits.h} ${short}`;
}

/** @param {number} seconds */
export function splitDuration(seconds) {
  const total = Math.round(seconds / 60);
  return { hours: Math.floor(total / 60), minutes: total % 60, ...durationUnits };
}

/** Today's date where the member lives, yyyy-mm-dd. */
export function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone(), dateStyle: 'short' }).format();
}

/**
 * @param {string} localDate
 * @param {number} days
 */
export function addDays(localDate, days) {
  const date = new Date(`${localDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** @returns {string | undefined} undefined means the browser's own */
function timeZone() {
  return session.me?.timeZone || undefined;
}

/** @type {Map<string, any>} */
const formatters = new Map();

/**
 * Intl formatters are dear to build, so each is built once.
 * @template {Intl.NumberFormat | Intl.DateTimeFormat} F
 * @param {{ new (locale: string, options: any): F }} Kind
 * @param {Intl.NumberFormatOptions | Intl.DateTimeFormatOptions} options
 * @returns {F}
 */
function formatter(Kind, options) {
  const key = `${Kind.name} ${currentLocale()} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Kind(currentLocale(), options);
    formatters.set(key, known);
  }
  return known;
}
