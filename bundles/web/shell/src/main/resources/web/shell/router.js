import { navigate, navigation, rememberScroll } from '../kit/navigation.js';

/** Paths that belong to the server and never to a page. */
const serverPaths = /^\/(api|ui|oauth|hooks|health|metrics)(\/|$)/;

/**
 * Follows links and the browser's back button without loading documents.
 * @param {(move: { restore: number | null }) => void} moved `restore`: scroll position of an entry
 *     that is visited again
 */
export function startRouter(moved) {
  history.scrollRestoration = 'manual';
  document.addEventListener('click', followLink);
  navigation.addEventListener('navigate', () => moved({ restore: null }));
  addEventListener('popstate', (event) => moved({ restore: event.state?.scroll ?? 0 }));
  addEventListener('pagehide', rememberScroll);
  // Back from a manufacturer's page: what the browser kept of ours is out of date.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

/** @param {MouseEvent} event */
function followLink(event) {
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (event.defaultPrevented || !plain) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || serverPaths.test(url.pathname)) return;
  event.preventDefault();
  if (link.getAttribute('href')?.startsWith('#')) {
    document.getElementById(url.hash.slice(1))?.focus();
    return;
  }
  navigate(url.pathname + url.search, { replace: url.href === location.href });
}

/** Gives the focus to the page's main heading, wherever its shadow root is. */
export async function focusHeading() {
  for (let frame = 0; frame < 20; frame++) {
    const heading = findHeading(document.getElementById('main'));
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/**
 * @param {ParentNode | null} root
 * @returns {HTMLElement | null}
 */
function findHeading(root) {
  if (!root) return null;
  const found = root.querySelector('h1');
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = findHeading(element.shadowRoot);
    if (inside) return inside;
  }
  return null;
}
