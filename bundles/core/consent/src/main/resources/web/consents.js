import { Resource, api, messageOf, toast } from '@wellbundle/kit';

/**
 * Mirrors of the calls below /privacy.
 *
 * @typedef {'granted' | 'refused' | 'undecided' | 'lapsed'} State
 *
 * @typedef {object} Decision
 * @property {string} kind
 * @property {State} state
 * @property {number | null} version
 * @property {string | null} decidedAt
 *
 * @typedef {object} Purpose
 * @property {string} purpose
 * @property {string} recipient
 * @property {number} version
 * @property {string} title
 * @property {string} text
 * @property {boolean} asksAgain
 * @property {Decision[]} decisions
 *
 * @typedef {object} Restriction
 * @property {string} purpose
 * @property {'restricted' | 'objected' | 'erased'} kind
 * @property {string} by
 * @property {string} since
 *
 * @typedef {object} Consents
 * @property {Purpose[]} purposes
 * @property {Restriction[]} restrictions
 *
 * @typedef {object} Look
 * @property {string} id
 * @property {string} at
 * @property {string} role
 * @property {string[]} kinds
 * @property {string} reason
 */

/** @param {import('lit').ReactiveControllerHost} host */
export function consentsResource(host) {
  return new Resource(
    host,
    (signal) => /** @type {Promise<Consents>} */ (api.get('/privacy/consents', { signal })),
    { on: ['consents-changed', 'contributions-changed'] },
  );
}

/**
 * Sends a change; the page shows what the server says afterwards.
 * @param {{ decisions?: object[], restrictions?: object[] }} change
 * @param {Resource<Consents>} resource
 */
export async function change(change, resource) {
  try {
    await api.put('/privacy/consents', change);
  } catch (error) {
    toast(messageOf(error), { tone: 'bad' });
  }
  await resource.refresh();
}

/**
 * @param {Purpose} purpose
 * @param {string[]} kinds
 * @param {boolean} granted
 */
export const decisionsOn = (purpose, kinds, granted) => ({
  decisions: kinds.map((kind) => ({
    purpose: purpose.purpose,
    kind,
    granted,
    version: purpose.version,
  })),
});

/**
 * @param {Consents} consents
 * @param {string} purpose
 * @param {string} kind
 */
export const rests = (consents, purpose, kind) =>
  consents.restrictions.some((each) => each.purpose === purpose && each.kind === kind);
