import { Resource, api } from '@wellbundle/kit';

/**
 * @typedef {object} Coverage history of one kind of data
 * @property {string} dataType
 * @property {number} askedDays
 * @property {number | null} grantedDays null until the provider has answered
 * @property {number} receivedDays
 * @property {string} [state]
 *
 * @typedef {object} Device
 * @property {string} model
 * @property {string | null} [kind]
 * @property {string | null} [battery] high, medium, low
 * @property {string | null} [lastSeenAt]
 *
 * @typedef {object} Link the member's one link
 * @property {string} id
 * @property {string} providerId
 * @property {string} [providerName]
 * @property {string} state
 * @property {string | null} [reason]
 * @property {string | null} [linkedAt]
 * @property {string | null} [lastContactAt]
 * @property {string | null} [lastDataAt]
 * @property {string | null} [newestSampleAt]
 * @property {Coverage[]} [coverage]
 * @property {Device[]} [devices] the one used last first
 * @property {number | null} [estimateSeconds] what is left of the backfill
 * @property {'first' | 'detail' | null} [phase] of the backfill; the details go on while the link is
 *     LIVE already
 *
 * @typedef {object} Provider
 * @property {string} id
 * @property {string} name
 * @property {string | null} [logo]
 * @property {'available' | 'unavailable' | 'sunset'} state
 * @property {string[]} metrics
 * @property {number} [backfillDays]
 */

/** Looks again this often while history comes in, should the event stream be silent (milliseconds). */
const poll = { first: 2_000, detail: 15_000 };

/** @param {import('lit').ReactiveControllerHost} host */
export function linkResource(host) {
  return new Resource(
    host,
    (signal) => /** @type {Promise<Link | null>} */ (api.get('/link', { signal })),
    {
      on: ['link-changed'],
      pollEvery: (link) =>
        isBackfilling(link) ? poll[link?.state === 'BACKFILLING' ? 'first' : 'detail'] : null,
    },
  );
}

/** @param {import('lit').ReactiveControllerHost} host */
export function providersResource(host) {
  return new Resource(
    host,
    (signal) => /** @type {Promise<Provider[]>} */ (api.get('/providers', { signal })),
    {
      on: ['contributions-changed', 'link-changed'],
    },
  );
}

/**
 * Goes to the manufacturer's own login. It comes back to `returnTo`.
 * @param {string} providerId
 * @param {{ returnTo: string, replace?: boolean }} options
 */
export async function authorize(providerId, { returnTo, replace = false }) {
  const body = replace ? { providerId, returnTo, replace } : { providerId, returnTo };
  const { authorizeUrl } = await api.post('/link', body);
  location.assign(authorizeUrl);
}

/**
 * The link, when it is one that counts: while it is being unlinked another may be made (rule L1).
 * @param {Link | null} link
 */
export const activeLink = (link) =>
  link && !['UNLINKING', 'UNLINKED'].includes(link.state) ? link : null;

/**
 * "ScanWatch 2, Body+".
 * @param {Link} link
 */
export const modelsOf = ({ devices = [] }) =>
  [...new Set(devices.map(({ model }) => model))].join(', ');

/**
 * Whether history is still coming in.
 * @param {Link | null | undefined} link
 */
export const isBackfilling = (link) =>
  !!link && (link.state === 'BACKFILLING' || (link.state === 'LIVE' && !!link.phase));

/**
 * @param {Link} link
 * @param {Provider[]} providers
 */
export function nameOf(link, providers) {
  return (
    link.providerName ?? providers.find(({ id }) => id === link.providerId)?.name ?? link.providerId
  );
}
