import { html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * The manufacturer didn't take our permission back within the time for it.
 * @param {import('./link.js').Link} link
 * @param {string} name
 */
export function endedNotice({ reason }, name) {
  const key = /revocation-failed/.test(reason ?? '') ? 'ended.revocation-failed' : 'ended';
  return html`<wb-notice tone="warn">${t(key, { name })}</wb-notice>`;
}
