import { Resource, api, failure, formatDate, formatDateTime, html, nothing } from '@wellbundle/kit';
import { amount, changed, score, t } from './challenge.js';

/**
 * @typedef {object} Day
 * @property {string} date
 * @property {number} measured
 * @property {number} byHand
 * @property {number} excluded
 * @property {number} capped
 * @property {number} counted
 * @property {number} points
 * @property {string[]} flags
 *
 * @typedef {{ date: string, counted: number, added: number, reason: string, at: string }} Change
 * @typedef {{ countsFrom: string, score: number, days: Day[], changes: Change[] }} MyDays
 *
 * @typedef {import('./challenge.js').Challenge} Challenge
 */

/**
 * One's own days: what was measured, what of it counts, and why the rest doesn't.
 * @param {import('lit').ReactiveControllerHost} host
 * @param {string} id
 */
export function daysView(host, id) {
  /** @type {Resource<MyDays>} */
  const resource = new Resource(
    host,
    (signal) => api.get(`/challenges/${encodeURIComponent(id)}/days`, { signal }),
    { on: [changed] },
  );
  return {
    refresh: () => void resource.refresh(),
    /** @param {Challenge} challenge */
    render: (challenge) =>
      resource.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void resource.reload()),
        ready: (value) => ready(challenge, value),
      }),
  };
}

/**
 * @param {Challenge} challenge
 * @param {MyDays} mine
 */
function ready(challenge, { days, changes }) {
  const { rules } = challenge;
  if (!days.length) {
    return html`<wb-card
      ><wb-empty icon="calendar" heading=${t('days.none')}>${t('days.none.words')}</wb-empty></wb-card
    >`;
  }
  return html`<wb-list heading=${t('view.days')}>
      ${[...days].reverse().map((day) => dayLine(rules, day))}
    </wb-list>
    <wb-list heading=${t('changes.title')}>
      ${changes.map(
        ({ date, added, counted, reason, at }) =>
          html`<wb-item
            heading=${formatDate(date)}
            detail="${t(`reason.${reason}`)} · ${formatDateTime(at)}"
            value=${`${added > 0 ? '+' : added < 0 ? '−' : '±'}${
              added
                ? score(Math.abs(added), rules.type === 'average' ? { ...rules, type: 'total' } : rules)
                : amount(0, rules.metric)
            }`}
          >
            <span class="visually-hidden">${t('changes.now', { amount: amount(counted, rules.metric) })}</span>
          </wb-item>`,
      )}
    </wb-list>`;
}

/**
 * @param {import('./challenge.js').Rules} rules
 * @param {Day} day
 */
function dayLine(rules, { date, measured, excluded, capped, counted, points, flags }) {
  const show = (/** @type {number} */ value) => amount(value, rules.metric);
  const parts = [
    t('days.measured', { amount: show(measured) }),
    excluded ? t('days.excluded', { amount: show(excluded) }) : '',
    capped ? t('days.capped', { amount: show(capped) }) : '',
  ];
  const reached = points > 0 && (rules.type === 'checkpoint' || rules.type === 'streak');
  return html`<wb-item heading=${formatDate(date)} detail=${parts.filter(Boolean).join(' · ')}>
    <span slot="end" class="counted">${show(counted)}</span>
    ${
      reached
        ? html`<wb-badge slot="mark" tone="good" icon="check">${t('days.reached')}</wb-badge>`
        : nothing
    }
    ${flags.map((flag) => html`<wb-badge slot="mark" tone="warn">${t(`flag.${flag}`)}</wb-badge>`)}
  </wb-item>`;
}
