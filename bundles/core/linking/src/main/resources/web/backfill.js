import { html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * What is happening while the last sixty days come in, and how long it will honestly take.
 * @param {import('./link.js').Link} link
 */
export function backfillNotice({ phase, estimateSeconds, coverage = [] }) {
  const days = Math.max(0, ...coverage.map(({ askedDays }) => askedDays)) || 60;
  const words = t(phase === 'detail' ? 'backfill.detail' : 'backfill.first', { days });
  return html`<wb-notice icon="clock"
    >${words} ${remaining(estimateSeconds)} ${t('backfill.leave')}</wb-notice
  >`;
}

/** @param {number | null | undefined} seconds */
export function remaining(seconds) {
  if (seconds === null || seconds === undefined) return '';
  if (seconds < 60) return t('backfill.underMinute');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('backfill.minutes', { count: minutes });
  return t('backfill.hours', { count: Math.round(minutes / 60) });
}

/**
 * Share of the granted history that has come, over all kinds of data.
 * @param {import('./link.js').Coverage[]} coverage
 */
export function receivedShare(coverage) {
  const granted = coverage.reduce((sum, { grantedDays }) => sum + (grantedDays ?? 0), 0);
  const received = coverage.reduce(
    (sum, { grantedDays, receivedDays }) => sum + Math.min(receivedDays, grantedDays ?? 0),
    0,
  );
  return granted ? received / granted : 0;
}
