/**
 * The entry a key leads to, or null when it isn't the menu's key.
 * @param {string} key
 * @param {number} at
 * @param {HTMLElement[]} entries
 * @param {number} columns
 */
export function entryFor(key, at, entries, columns) {
  const { length } = entries;
  const wrap = (/** @type {number} */ index) => (index + length) % length;
  switch (key) {
    case 'ArrowDown':
      return columns === 1 ? wrap(at + 1) : Math.min(at + columns, length - 1);
    case 'ArrowUp':
      return columns === 1 ? wrap(at - 1) : Math.max(at - columns, 0);
    case 'ArrowRight':
      return wrap(at + 1);
    case 'ArrowLeft':
      return wrap(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default: {
      if (key.length !== 1) return null;
      const order = entries.map((_, offset) => wrap(at + 1 + offset));
      const found = order.find((index) =>
        entries[index]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
      );
      return found ?? null;
    }
  }
}
