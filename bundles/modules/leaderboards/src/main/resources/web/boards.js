/**
 * Mirrors of the calls below /leaderboards.
 *
 * @typedef {'named' | 'alias' | 'private'} Mode
 *
 * @typedef {object} Taking
 * @property {boolean} joined
 * @property {Mode | null} mode
 * @property {string | null} alias
 * @property {string | null} countsFrom
 *
 * @typedef {{ metric: string, unit: string, dailyCap: number }} MetricView
 *
 * @typedef {object} Overview
 * @property {string} name
 * @property {Taking} participation
 * @property {{ scope: string, title: string | null }[]} scopes
 * @property {MetricView[]} metrics
 * @property {string[]} periods
 *
 * @typedef {object} Standing
 * @property {number} rank
 * @property {number} score
 * @property {number | null} toNext
 * @property {boolean} onBoard
 *
 * @typedef {{ rank: number, name: string, alias: boolean, score: number, me: boolean }} Row
 *
 * @typedef {object} Board
 * @property {string} scope
 * @property {string} metric
 * @property {string} unit
 * @property {string} period
 * @property {string} starts
 * @property {string} ends
 * @property {string} asOf
 * @property {string | null} movedAt
 * @property {boolean} provisional
 * @property {number} participants
 * @property {Standing | null} me
 * @property {Row[]} rows
 * @property {string | null} next
 *
 * @typedef {{ date: string, raw: number, excluded: number, capped: number, counted: number }} Day
 *
 * @typedef {object} Explanation
 * @property {string} metric
 * @property {string} unit
 * @property {string} starts
 * @property {string} ends
 * @property {boolean} provisional
 * @property {number | null} dailyCap
 * @property {Standing | null} me
 * @property {Day[]} days
 */

/** Told when scores of the tenant moved. */
export const moved = 'leaderboards-moved';

/** Told by challenges, whose boards are shown here, too. */
export const challengesMoved = 'challenges-changed';

/**
 * What is shown.
 * @typedef {{ scope: string, metric: string, period: string, day: string }} Choice
 */

/**
 * Boards of challenges have a metric and days of their own.
 * @param {string} scope
 */
export const ofChallenge = (scope) => scope !== 'tenant' && scope !== 'friends';

/** @param {Choice} choice */
export const queryOf = ({ metric, period, day }) => new URLSearchParams({ metric, period, day });
