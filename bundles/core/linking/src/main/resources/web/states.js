import { formatDateTime, language, texts } from '@wellbundle/kit';
import { labelOf } from './data-types.js';

const t = await texts(import.meta.url);

/**
 * How a link's state is shown.
 * @typedef {object} StateView
 * @property {boolean} linked shows the green check mark
 * @property {string} label of the badge
 * @property {'good' | 'warn' | 'neutral' | 'brand'} tone
 * @property {string} icon
 * @property {{ tone: 'info' | 'warn' | 'good', heading?: string, words: string } | null} notice what it means and
 *     what to do next
 * @property {'relink' | 'resume' | null} next the one step that helps, beside the buttons that are always there
 */

/** Reason codes that have words of their own; the rest gets the state's general words. */
const reasons = {
  NEEDS_REAUTH: ['account-deleted', 'revoked', 'expired', 'password-changed', 'refused'],
  DELAYED: ['rate-limited', 'provider-down', 'provider-silent', 'provider-refuses'],
  PAUSED: ['member', 'consent'],
  UNLINKING: ['revocation-retrying'],
};

/**
 * @param {import('./link.js').Link} link
 * @param {string} name the provider's
 * @returns {StateView}
 */
export function viewOf(link, name) {
  const plain = plainView(link, name);
  return plain ?? troubled(link, name);
}

/**
 * @param {import('./link.js').Link} link
 * @param {string} name
 * @returns {StateView | null}
 */
function plainView(link, name) {
  const linked = {
    linked: true,
    label: t('badge.linked'),
    tone: /** @type {const} */ ('good'),
    icon: 'check-circle',
    next: null,
  };
  const waiting = link.lastDataAt
    ? null
    : { tone: /** @type {const} */ ('info'), words: t('state.noData') };
  switch (link.state) {
    case 'BACKFILLING':
      return { ...linked, notice: waiting };
    case 'LIVE':
      return { ...linked, notice: waiting };
    case 'QUIET':
      return { ...linked, notice: info('QUIET', name) };
    case 'SCOPE_REDUCED':
      return { ...linked, notice: withheld(link, name), next: 'relink' };
    case 'DELAYED':
      return { ...linked, notice: info(reasoned('DELAYED', link), name) };
    case 'PROVIDER_SUNSET':
      return { ...linked, notice: warn('PROVIDER_SUNSET', name) };
    default:
      return null;
  }
}

/**
 * @param {import('./link.js').Link} link
 * @param {string} name
 * @returns {StateView}
 */
function troubled(link, name) {
  const { state } = link;
  switch (state) {
    case 'NEEDS_REAUTH':
      return off('warn', 'alert', state, warn(reasoned(state, link), name), 'relink');
    case 'PAUSED':
      return off(
        'neutral',
        'pause',
        state,
        info(reasoned(state, link), name),
        link.reason === 'member' ? 'resume' : null,
      );
    case 'PROVIDER_MISSING':
      return off('warn', 'clock', state, info(state, name));
    case 'UNLINKING':
      return off('neutral', 'clock', state, info(reasoned(state, link), name));
    default:
      return off('neutral', 'info', 'other', info('other', name));
  }
}

/**
 * @param {StateView['tone']} tone
 * @param {string} icon
 * @param {string} state
 * @param {StateView['notice']} notice
 * @param {StateView['next']} [next]
 * @returns {StateView}
 */
function off(tone, icon, state, notice, next = null) {
  return { linked: false, label: t(`badge.${state}`), tone, icon, notice, next };
}

/**
 * @param {'NEEDS_REAUTH' | 'DELAYED' | 'PAUSED' | 'UNLINKING'} state
 * @param {import('./link.js').Link} link
 */
function reasoned(state, { reason }) {
  const known = reasons[state].find((word) =>
    reason?.toLowerCase().replaceAll('_', '-').includes(word),
  );
  return known ? `${state}.${known}` : state;
}

/**
 * @param {string} key
 * @param {string} name
 */
function info(key, name) {
  return { tone: /** @type {const} */ ('info'), words: t(`state.${key}`, { name }) };
}

/**
 * Names what is missing, as far as it is known.
 * @param {import('./link.js').Link} link
 * @param {string} name
 */
function withheld({ coverage = [] }, name) {
  const kinds = coverage
    .filter(({ state }) => state === 'notGranted')
    .map(({ dataType }) => labelOf(dataType));
  if (!kinds.length) return warn('SCOPE_REDUCED', name);
  const missing = new Intl.ListFormat(language, { type: 'conjunction' }).format(kinds);
  const words = t('state.SCOPE_REDUCED.missing', { name, missing });
  return { tone: /** @type {const} */ ('warn'), words };
}

/**
 * @param {string} key
 * @param {string} name
 */
function warn(key, name) {
  return { tone: /** @type {const} */ ('warn'), words: t(`state.${key}`, { name }) };
}

/**
 * "Last sync" is the time when something new last came (rule L4).
 * @param {import('./link.js').Link} link
 */
export function lastSync(link) {
  return link.lastDataAt ? t('lastSync', { when: formatDateTime(link.lastDataAt) }) : t('noSync');
}
