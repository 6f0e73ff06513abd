import { Resource, api } from '@wellbundle/kit';

/**
 * Mirrors of the calls /privacy/deletion and /archive.
 *
 * @typedef {object} Deletion
 * @property {'none' | 'pending'} state
 * @property {number} graceDays
 * @property {string | null} askedAt
 * @property {string | null} dueAt
 *
 * @typedef {object} Archive
 * @property {string} id
 * @property {'preparing' | 'ready' | 'failed'} state
 * @property {string} goneAt
 * @property {number} bytes
 * @property {string[]} missing
 * @property {string | null} download
 */

const soon = 2_000;

/** @param {import('lit').ReactiveControllerHost} host */
export function deletionResource(host) {
  return new Resource(
    host,
    (signal) => /** @type {Promise<Deletion>} */ (api.get('/privacy/deletion', { signal })),
    { on: ['consents-changed'] },
  );
}

/**
 * Other profiles that are to be erased, by their id.
 * @typedef {{ profile: string, askedAt: string, dueAt: string }} ProfileDeletion
 * @param {import('lit').ReactiveControllerHost} host
 */
export function profileDeletionsResource(host) {
  return new Resource(
    host,
    async (signal) =>
      /** @type {ProfileDeletion[]} */ (
        (await api.get('/privacy/deletion/profiles', { signal })).profiles
      ),
  );
}

/**
 * The newest archive, null when there is none.
 * @param {import('lit').ReactiveControllerHost} host
 */
export function archiveResource(host) {
  return new Resource(
    host,
    async (signal) =>
      /** @type {Archive | null} */ ((await api.get('/archive', { signal })).archives[0] ?? null),
    {
      on: ['archive-changed'],
      pollEvery: (archive) => (archive?.state === 'preparing' ? soon : null),
    },
  );
}

/**
 * Whole days from now on, the begun one included.
 * @param {string} dueAt
 */
export function daysLeft(dueAt) {
  const day = 24 * 60 * 60 * 1000;
  return Math.max(0, Math.ceil((Date.parse(dueAt) - Date.now()) / day));
}
