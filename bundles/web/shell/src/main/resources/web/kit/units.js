import { formatNumber } from './format.js';
import { language } from './i18n.js';
import { session } from './session.js';

/**
 * How a value in the catalogue's unit is shown to this member.
 * @typedef {object} Shown
 * @property {number} value in the shown unit
 * @property {string} number the value by the member's locale
 * @property {string} unit
 * @property {string} text number and unit
 *
 * @typedef {object} Display
 * @property {string} unit
 * @property {number} factor
 * @property {number} [offset]
 * @property {number} digits
 */

const counts = ['', '1', '{steps}', 'count', 'steps', 'floors'];
const perMinute = language === 'de' ? '/min' : 'bpm';

/** @type {Record<string, Display>} what a unit becomes when nothing more is known */
const plain = {
  m: { unit: 'm', factor: 1, digits: 0 },
  kcal: { unit: 'kcal', factor: 1, digits: 0 },
  bpm: { unit: perMinute, factor: 1, digits: 0 },
  min: { unit: language === 'de' ? 'Min.' : 'min', factor: 1, digits: 0 },
  s: { unit: language === 'de' ? 'Min.' : 'min', factor: 1 / 60, digits: 0 },
  ms: { unit: 'ms', factor: 1, digits: 0 },
  kg: { unit: 'kg', factor: 1, digits: 1 },
  'm/s': { unit: 'm/s', factor: 1, digits: 1 },
  '%': { unit: '%', factor: 1, digits: 1 },
  '°C': { unit: '°C', factor: 1, digits: 1 },
  mmHg: { unit: 'mmHg', factor: 1, digits: 0 },
  'ml/min/kg': { unit: 'ml/min/kg', factor: 1, digits: 1 },
  'kcal/d': { unit: language === 'de' ? 'kcal/Tag' : 'kcal/day', factor: 1, digits: 0 },
  'mg/dL': { unit: 'mg/dl', factor: 1, digits: 0 },
  a: { unit: language === 'de' ? 'Jahre' : 'years', factor: 1, digits: 0 },
  '/min': { unit: '/min', factor: 1, digits: 0 },
  '/h': { unit: '/h', factor: 1, digits: 1 },
  '[ppm]': { unit: 'ppm', factor: 1, digits: 0 },
  '[ppb]': { unit: 'ppb', factor: 1, digits: 0 },
  uS: { unit: 'µS', factor: 1, digits: 0 },
};

/** @type {Record<string, string>} UCUM spellings of the same units */
const ucum = { Cel: '°C', 'mm[Hg]': 'mmHg', '{beats}/min': 'bpm', 'mL/min/kg': 'ml/min/kg' };

const long = {
  metric: { unit: 'km', factor: 0.001, digits: 1 },
  imperial: { unit: 'mi', factor: 1 / 1609.344, digits: 1 },
};
const tall = {
  metric: { unit: 'cm', factor: 100, digits: 0 },
  imperial: { unit: 'in', factor: 1 / 0.0254, digits: 1 },
};
const pounds = { unit: 'lb', factor: 1 / 0.45359237, digits: 1 };
const feet = { unit: 'ft', factor: 1 / 0.3048, digits: 0 };
const fahrenheit = { unit: '°F', factor: 1.8, offset: 32, digits: 1 };

/**
 * @param {number} value
 * @param {string} unit the catalogue's
 * @param {string} [metric] metric id; tells a distance from a height
 * @returns {Shown}
 */
export function quantity(value, unit, metric = '') {
  const { unit: name, factor, offset = 0, digits } = display(unit, metric);
  const shown = value * factor + offset;
  const number = formatNumber(shown, digits);
  return { value: shown, number, unit: name, text: name ? `${number}\u00a0${name}` : number };
}

/**
 * @param {string} unit
 * @param {string} metric
 * @returns {Display}
 */
function display(unit, metric) {
  if (counts.includes(unit)) return { unit: '', factor: 1, digits: 0 };
  const known = ucum[unit] ?? unit;
  const imperial = isImperial(
    known === 'kg' ? 'weight' : known === '°C' ? 'temperature' : 'distance',
  );
  if (known === 'm') {
    if (/distance/i.test(metric)) return imperial ? long.imperial : long.metric;
    if (/^height$/i.test(metric)) return imperial ? tall.imperial : tall.metric;
    return imperial ? feet : /** @type {Display} */ (plain.m);
  }
  if (known === 'kg' && imperial) return pounds;
  if (known === '°C' && imperial) return fahrenheit;
  return plain[known] ?? { unit, factor: 1, digits: 1 };
}

/**
 * Units come as one system for all, or as one per dimension.
 * @param {'distance' | 'weight' | 'temperature'} dimension
 */
function isImperial(dimension) {
  const units = session.me?.units;
  if (!units) return false;
  const chosen = typeof units === 'string' ? units : (units[dimension] ?? units.system ?? '');
  return /imperial|^mi|^lb|^us|fahrenheit|°?F$/i.test(chosen);
}
