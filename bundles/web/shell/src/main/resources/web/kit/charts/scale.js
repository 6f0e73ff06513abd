/**
 * Round numbers for an axis that covers a range.
 * @param {number} low
 * @param {number} high
 * @param {number} [wanted] about how many
 * @returns {number[]}
 */
export function ticks(low, high, wanted = 4) {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9) * step;
  const count = Math.ceil((high - first) / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((first + at * step).toPrecision(12)));
}

/**
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
export function linear([low, high], [start, end]) {
  const span = high - low || 1;
  return (/** @type {number} */ value) => start + ((value - low) / span) * (end - start);
}

/**
 * Which labels fit below an axis; counted from the end, because the newest matters most.
 * @param {number} count
 * @param {number} width
 * @param {number} [room] of one label, in pixels
 */
export function labelled(count, width, room = 66) {
  const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / room))));
  return (/** @type {number} */ index) => (count - 1 - index) % every === 0;
}
