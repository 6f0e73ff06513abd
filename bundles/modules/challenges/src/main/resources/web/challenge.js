import { formatDate, formatDateRange, formatDateTime, formatNumber, quantity, texts } from '@wellbundle/kit';

export const t = await texts(import.meta.url);

/** What open browsers are told when a standing moved. */
export const changed = 'challenges-changed';

/**
 * @typedef {'DRAFT' | 'OPEN' | 'RUNNING' | 'PROVISIONAL' | 'FINAL'} State
 *
 * @typedef {object} TeamRules
 * @property {'total' | 'average'} score
 * @property {number} least
 * @property {number} most
 *
 * @typedef {object} Rules
 * @property {'total' | 'average' | 'checkpoint' | 'streak'} type
 * @property {'steps' | 'distance' | 'activeMinutes' | 'elevation'} metric
 * @property {number | null} threshold
 * @property {string} startsOn
 * @property {string} endsOn
 * @property {number} graceHours
 * @property {number | null} dailyCap
 * @property {'excluded' | 'capped' | 'flagged'} byHand
 * @property {number | null} byHandCap
 * @property {'competition' | 'dense'} ties
 * @property {TeamRules | null} teams
 * @property {boolean} lateJoining
 * @property {'tenant' | 'invited'} joining
 * @property {number} leastPeople
 *
 * @typedef {{ id: string, name: string }} TeamRef
 *
 * @typedef {object} Mine
 * @property {string} id
 * @property {string} name
 * @property {TeamRef | null} team
 * @property {boolean} leader
 * @property {string} countsFrom
 * @property {boolean} seen
 * @property {number | null} place
 * @property {number} score
 *
 * @typedef {object} Challenge
 * @property {string} id
 * @property {string} title
 * @property {string} about
 * @property {State} state
 * @property {Rules} rules
 * @property {string} unit
 * @property {string} finalAt
 * @property {number} participants
 * @property {string | null} closed
 * @property {Mine | null} mine
 */

const units = { steps: '1', distance: 'm', activeMinutes: 'min', elevation: 'm' };
const tones = { DRAFT: 'neutral', OPEN: 'brand', RUNNING: 'good', PROVISIONAL: 'warn', FINAL: 'neutral' };

/** @param {State} state */
export const toneOf = (state) => tones[state];

/**
 * An amount of a challenge's metric, in words.
 * @param {number} value
 * @param {Rules['metric']} metric
 */
export function amount(value, metric) {
  if (metric === 'steps') return t('amount.steps', { count: value, number: formatNumber(value) });
  return quantity(value, units[metric], metric).text;
}

/**
 * A score, in words.
 * @param {number} value
 * @param {Rules} rules
 */
export function score(value, rules) {
  const countsDays = rules.type === 'checkpoint' || rules.type === 'streak';
  return countsDays ? t('amount.days', { count: value }) : amount(value, rules.metric);
}

/**
 * How many take part, in words.
 * @param {number} count
 */
export const people = (count) =>
  count ? t('list.people', { count, number: formatNumber(count) }) : t('list.nobody');

/** @param {Rules} rules */
export const dates = (rules) => formatDateRange(rules.startsOn, rules.endsOn);

/**
 * The rules in plain words, a sentence each.
 * @param {Rules} rules
 * @param {string} [finalAt]
 * @returns {string[]}
 */
export function inWords(rules, finalAt) {
  const { type, metric, teams } = rules;
  const goal = amount(Number(rules.threshold ?? 0), metric);
  const sentences = [
    t(`rule.type.${type}`, { metric: t(`metric.${metric}`), goal }),
    t('rule.dates', { from: formatDate(rules.startsOn), to: formatDate(rules.endsOn) }),
    rules.dailyCap
      ? t('rule.cap', { amount: amount(Number(rules.dailyCap), metric) })
      : t('rule.cap.none'),
    t(`rule.byHand.${rules.byHand}`, { amount: amount(Number(rules.byHandCap ?? 0), metric) }),
    rules.graceHours ? t('rule.grace', { count: rules.graceHours }) : t('rule.grace.none'),
    t(`rule.ties.${rules.ties}`),
    t(`rule.joining.${rules.joining}`),
    t(rules.lateJoining ? 'rule.late' : 'rule.late.no'),
  ];
  if (teams) {
    sentences.push(
      t(`rule.teams.${teams.score}`),
      t('rule.teams.size', { least: teams.least, most: teams.most }),
      t('rule.teams.change'),
    );
  }
  if (rules.leastPeople > 1) sentences.push(t('rule.least', { count: rules.leastPeople }));
  sentences.push(t(teams ? 'rule.leaving.team' : 'rule.leaving'));
  if (finalAt) sentences.push(t('rule.final', { at: formatDateTime(finalAt) }));
  return sentences;
}
