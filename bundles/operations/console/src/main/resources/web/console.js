import { Resource, api, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Numbers that no event tells of are fetched again this often (milliseconds). */
const every = 10_000;

/**
 * Something of the operators' interface, fetched again when it changes.
 * @template T
 * @param {import('@wellbundle/kit').LitElement} host
 * @param {string} path
 * @returns {Resource<T>}
 */
export function live(host, path) {
  return new Resource(host, (signal) => /** @type {Promise<T>} */ (api.get(path, { signal })), {
    on: ['operations-changed', 'contributions-changed'],
    pollEvery: () => every,
  });
}

/**
 * 45 s, 12 min, 3 h.
 * @param {number} seconds
 */
export function ago(seconds) {
  if (seconds < 60) return t('time.seconds', { count: Math.round(seconds) });
  if (seconds < 3600) return t('time.minutes', { count: Math.round(seconds / 60) });
  return t('time.hours', { count: Math.round(seconds / 3600) });
}

/** @param {string} id a provider's or module's id is its name in lower case */
export const nameOf = (id) => id.charAt(0).toUpperCase() + id.slice(1);

/**
 * @typedef {{ name: string, required: boolean, ok: boolean, message: string }} Finding
 *
 * @typedef {object} Overview
 * @property {boolean} ready
 * @property {Finding[]} checks
 * @property {Finding[]} providers
 * @property {Finding[]} tenants
 * @property {number} openTenants
 * @property {number} providersHere
 * @property {number} providersKnown
 * @property {number} links
 * @property {number} tasksReady
 * @property {number} lagSeconds
 * @property {number} webhooksWaiting
 * @property {number} webhooksOldestSeconds
 * @property {number} deadLetters
 *
 * @typedef {{ id: string, on: boolean, decided: boolean | null }} Offer
 *
 * @typedef {object} Tenant
 * @property {string} id
 * @property {string} name
 * @property {string} portal
 * @property {string[]} hosts
 * @property {string[]} languages
 * @property {number} links
 * @property {string | null} trouble
 * @property {Offer[]} modules
 * @property {Offer[]} providers
 *
 * @typedef {{ ready: number, delayed: number, running: number, parked: number, lagSeconds: number }} Tasks
 *
 * @typedef {object} TenantLine
 * @property {string} tenant
 * @property {boolean} on
 * @property {Record<string, number>} states
 * @property {string | null} lastDataAt
 * @property {Tasks | null} tasks
 *
 * @typedef {object} Provider
 * @property {string} id
 * @property {string | null} version
 * @property {boolean} available
 * @property {string | null} trouble
 * @property {{ callsPerMinute: number, usedLastMinute: number, freeNow: number, tight: boolean } | null} budget
 * @property {{ waiting: number, running: number, oldestSeconds: number, retried: number, settledLastHour: number } | null} webhooks
 * @property {Record<string, number>} outcomes
 * @property {TenantLine[]} tenants
 *
 * @typedef {object} Module
 * @property {string} symbolicName
 * @property {'MODULE' | 'PROVIDER' | 'TENANT'} kind
 * @property {string} id
 * @property {string} version
 * @property {string} state
 * @property {string[]} earlier
 *
 * @typedef {object} Plan
 * @property {string} symbolicName
 * @property {string} kind
 * @property {string} version
 * @property {string | null} replaces
 * @property {string[]} restarts
 * @property {string[]} schemaSteps
 * @property {string[]} keys
 * @property {{ code: string, sentence: string }[]} refusals
 *
 * @typedef {object} Report
 * @property {string} symbolicName
 * @property {string | null} from
 * @property {string | null} to
 * @property {'DONE' | 'UNCHANGED' | 'REFUSED' | 'ROLLED_BACK'} result
 * @property {string} code
 * @property {string} sentence
 * @property {string} at
 * @property {string} actor
 *
 * @typedef {object} Letter
 * @property {string} id
 * @property {string} kind
 * @property {string | null} tenant
 * @property {string} source
 * @property {string} subject
 * @property {string} reason
 * @property {string} at
 * @property {string} correlationId
 * @property {Record<string, string>} details
 *
 * @typedef {object} Chain
 * @property {string} tenant
 * @property {boolean} unbroken
 * @property {string} code
 * @property {number} entries
 * @property {number} anchors
 * @property {string | null} head
 * @property {string | null} finding
 */
