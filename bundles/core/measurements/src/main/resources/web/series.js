import { Resource, addDays, api, events, today } from '@wellbundle/kit';

/**
 * @typedef {object} Point
 * @property {string} localDate
 * @property {number} value
 * @property {string} [start]
 * @property {string} [modality] sensed, selfReported, derived
 * @property {string} [source]
 * @property {string | null} [comment]
 *
 * @typedef {object} Series
 * @property {string} metric
 * @property {string} unit
 * @property {Point[]} points one per local date, oldest first
 *
 * @typedef {object} Night
 * @property {string} id
 * @property {string} start
 * @property {string} end
 * @property {string} localDate
 * @property {number} asleepSeconds
 * @property {number} [lightSeconds]
 * @property {number} [deepSeconds]
 * @property {number} [remSeconds]
 * @property {number} [awakeSeconds]
 * @property {string} [source]
 */

const mostPages = 12;
const kept = 10_000;

/** Several cards ask for the same days; they share one call. @type {Map<string, Promise<any>>} */
const calls = new Map();
events.on('measurements-changed', () => calls.clear());

/** @param {string} path */
export function shared(path) {
  let call = calls.get(path);
  if (!call) {
    call = api.get(path);
    calls.set(path, call);
    const forget = () => calls.delete(path);
    call.then(() => setTimeout(forget, kept), forget);
  }
  return call;
}

/**
 * All pages of a collection.
 * @param {string} path with a query
 * @param {string} key of the list in the answer
 * @returns {Promise<{ first: any, list: any[] }>}
 */
async function allPages(path, key) {
  const first = await shared(path);
  const list = [...first[key]];
  let { next } = first;
  for (let page = 1; next && page < mostPages; page++) {
    const more = await shared(`${path}&cursor=${encodeURIComponent(next)}`);
    list.push(...more[key]);
    next = more.next;
  }
  return { first, list };
}

/**
 * One value per day. Metrics without daily totals give the last sample of each day.
 * @param {string} metric
 * @param {string} from local date
 * @param {string} to local date
 * @returns {Promise<Series>}
 */
export async function daySeries(metric, from, to) {
  const query = `/measurements?metric=${metric}&from=${from}&to=${to}`;
  let { first, list } = await allPages(`${query}&granularity=day`, 'points');
  if (!list.length) ({ first, list } = await allPages(`${query}&granularity=sample`, 'points'));
  /** @type {Map<string, Point>} */
  const days = new Map();
  for (const point of list) days.set(point.localDate, point);
  const points = [...days.values()].sort((a, b) => a.localDate.localeCompare(b.localDate));
  return { metric, unit: first.unit, points };
}

/**
 * The main sleep of each night, by the date one woke up.
 * @param {string} from
 * @param {string} to
 * @returns {Promise<Night[]>}
 */
export async function nights(from, to) {
  const { list } = await allPages(`/sleep?from=${from}&to=${to}`, 'sessions');
  /** @type {Map<string, Night>} */
  const longest = new Map();
  for (const night of list) {
    const known = longest.get(night.localDate);
    if (!known || known.asleepSeconds < night.asleepSeconds) longest.set(night.localDate, night);
  }
  return [...longest.values()].sort((a, b) => a.localDate.localeCompare(b.localDate));
}

/** @param {string} id of a night */
export const nightDetail = (id) => shared(`/sleep/${encodeURIComponent(id)}`);

/**
 * A value for every day of a range, null where there is none.
 * @param {Series} series
 * @param {number} days
 */
export function everyDay({ points }, days) {
  const byDate = new Map(points.map((point) => [point.localDate, point]));
  const last = today();
  return Array.from({ length: days }, (_, at) => {
    const localDate = addDays(last, at - days + 1);
    return { localDate, value: byDate.get(localDate)?.value ?? null };
  });
}

/**
 * What a card shows, fetched again when measurements change.
 * @template T
 * @param {import('lit').ReactiveControllerHost} host
 * @param {() => Promise<T>} load
 */
export const measured = (host, load) => new Resource(host, load, { on: ['measurements-changed'] });

/** @param {number} days including today */
export const lastDays = (days) =>
  /** @type {[string, string]} */ ([addDays(today(), 1 - days), today()]);

/** @param {number[]} values */
export const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
