import {
  Resource,
  api,
  failure,
  field,
  formatDate,
  formatDateTime,
  html,
  messageOf,
  nothing,
  toast,
} from '@wellbundle/kit';
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
 * @property {{ words: string, accepted: boolean | null, answer: string | null } | null} appeal
 *
 * @typedef {{ date: string, counted: number, added: number, reason: string, at: string }} Change
 * @typedef {{ countsFrom: string, score: number, days: Day[], changes: Change[], implausibleAbove: number }} MyDays
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
  let asking = '';
  let words = '';
  let fault = '';

  /** @param {string} date */
  function ask(date) {
    asking = date;
    words = resource.value?.days.find((day) => day.date === date)?.appeal?.words ?? '';
    fault = '';
    host.requestUpdate();
  }

  async function send() {
    try {
      await api.put(`/challenges/${encodeURIComponent(id)}/days/${asking}/appeal`, { words });
      asking = '';
      toast(t('appeal.sent'));
      await resource.refresh();
    } catch (error) {
      fault = messageOf(error, t);
    }
    host.requestUpdate();
  }

  /** @param {Challenge} challenge */
  function dialog({ rules }) {
    const day = resource.value?.days.find(({ date }) => date === asking);
    if (!day) return nothing;
    return html`<wb-dialog open heading=${t('appeal.title', { date: formatDate(asking) })} @close=${() => ask('')}>
      <p>${t('appeal.seen', { measured: amount(day.measured, rules.metric), excluded: amount(day.excluded, rules.metric) })}</p>
      ${field({
        name: 'appeal',
        label: t('appeal.words'),
        value: words,
        fault,
        onInput: (value) => (words = value),
      })}
      <button slot="actions" class="button" type="button" @click=${() => ask('')}>${t('wizard.cancel')}</button>
      <button slot="actions" class="button primary" type="button" @click=${() => void send()}>
        ${t('appeal.send')}
      </button>
    </wb-dialog>`;
  }

  return {
    refresh: () => void resource.refresh(),
    /** @param {Challenge} challenge */
    render: (challenge) =>
      resource.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void resource.reload()),
        ready: (value) => html`${ready(challenge, value, ask)}${dialog(challenge)}`,
      }),
  };
}

/**
 * @param {Challenge} challenge
 * @param {MyDays} mine
 * @param {(date: string) => void} ask
 */
function ready(challenge, { days, changes, implausibleAbove }, ask) {
  const { rules } = challenge;
  if (!days.length) {
    return html`<wb-card
      ><wb-empty icon="calendar" heading=${t('days.none')}>${t('days.none.words')}</wb-empty></wb-card
    >`;
  }
  return html`<wb-list heading=${t('view.days')}>
      ${[...days].reverse().map((day) => dayLine(challenge, day, implausibleAbove, ask))}
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
 * @param {Challenge} challenge
 * @param {Day} day
 * @param {number} implausibleAbove
 * @param {(date: string) => void} ask
 */
function dayLine({ rules, state }, day, implausibleAbove, ask) {
  const { date, measured, byHand, excluded, capped, counted, points, flags, appeal } = day;
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
    ${flags.map(
      (flag) =>
        html`<p class="small">${t(`flag.${flag}.why`, { amount: show(flag === 'byHand' ? byHand : implausibleAbove) })}</p>`,
    )}
    ${
      appeal
        ? html`<p class="small">
            ${t(appeal.accepted === null ? 'appeal.waiting' : appeal.accepted ? 'appeal.accepted' : 'appeal.refused')}
            ${appeal.answer ? html`“${appeal.answer}”` : nothing}
          </p>`
        : nothing
    }
    ${
      state !== 'FINAL' && (excluded || flags.length) && appeal?.accepted !== false
        ? html`<button class="button quiet" type="button" @click=${() => ask(date)}>${t(appeal ? 'appeal.again' : 'appeal')}</button>`
        : nothing
    }
  </wb-item>`;
}
