import { session } from '@wellbundle/kit';

/**
 * Mirrors of the calls below /people.
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} email
 * @property {boolean} active
 * @property {boolean} you
 * @property {string[]} roles
 *
 * @typedef {object} People
 * @property {Person[]} items
 * @property {string[]} grantable
 * @property {string | null} next
 */

/** In the order in which they are shown. */
export const roles = [
  'member',
  'challengeOrganiser',
  'programmeManager',
  'owner',
  'supportAgent',
  'privacyOfficer',
];

export const mayNamePeople = () => session.me?.permissions?.includes('roster:manage') ?? false;

export const mayEndSessions = () => session.me?.permissions?.includes('tenant:manage') ?? false;
