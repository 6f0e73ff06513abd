/**
 * Moves within the portal without loading a document. The shell's router listens.
 * @typedef {{ replace?: boolean }} NavigateOptions
 */

export const navigation = new EventTarget();

/**
 * @param {string} path path, query included, of this origin
 * @param {NavigateOptions} [options]
 */
export function navigate(path, { replace = false } = {}) {
  rememberScroll();
  history[replace ? 'replaceState' : 'pushState']({}, '', path);
  navigation.dispatchEvent(new CustomEvent('navigate', { detail: { replace } }));
}

/**
 * Changes the query without a page change: filters, and removing what was read once.
 * @param {Record<string, string | null>} changes null removes
 */
export function replaceQuery(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  history.replaceState(history.state, '', url);
}

/** Keeps the scroll position with the history entry that is being left. */
export function rememberScroll() {
  history.replaceState({ ...history.state, scroll: window.scrollY }, '');
}
