import { api } from '../kit/api.js';
import { events } from '../kit/events.js';
import { adoptLocale, takeWish } from '../kit/i18n.js';
import { Problem } from '../kit/problem.js';
import { session } from '../kit/session.js';
import { contributions } from './contributions.js';

/**
 * Learns whose portal this is and who is signed in.
 * @returns {Promise<void>}
 */
export async function arrive() {
  contributions.ask();
  const asked = whoAmI();
  asked.catch(() => {}); // Looked at below, after the tenant, which a locked screen shows, too.
  session.set({ tenant: session.platform ? platform() : await api.get('/tenant') });
  const me = await asked;
  if (me) await enter(me);
}

/**
 * Stands for the tenant where there is none.
 * @returns {import('../kit/session.js').Tenant}
 */
function platform() {
  return {
    id: '',
    name: 'Wellbundle',
    branding: { logo: new URL('../icons/wellbundle.svg', import.meta.url).href },
  };
}

/** @returns {Promise<import('../kit/session.js').Me | null>} */
async function whoAmI() {
  try {
    return await api.get('/me');
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null;
    throw problem;
  }
}

/** @param {import('../kit/session.js').Me} me */
async function enter(me) {
  api.csrfToken = me.csrfToken;
  if (adoptLocale(me.locale)) return;
  session.set({ me });
  // Without contributions the frame still works, and the stream will ask for them again.
  await contributions.refresh().catch(() => {});
  events.start();
}

/**
 * @param {string} email
 * @param {string} password
 */
export async function signIn(email, password) {
  const { csrfToken } = await api.post('/session', { email, password });
  api.csrfToken = csrfToken;
  await enter(await inWishedLanguage(await api.get('/me')));
}

/**
 * A language chosen on the sign-in page becomes the account's.
 * @param {import('../kit/session.js').Me} me
 * @returns {Promise<import('../kit/session.js').Me>}
 */
async function inWishedLanguage(me) {
  const wish = takeWish();
  if (!wish || wish === me.locale?.split('-')[0]) return me;
  api.csrfToken = me.csrfToken;
  return api.put('/me', { locale: wish }).catch(() => me);
}

export async function signOut() {
  await api.delete('/session');
  session.set({ me: null });
  events.announce('session-ended');
  leave();
}

/** Forgets who was signed in. */
export function leave() {
  events.stop();
  api.csrfToken = undefined;
  session.set({ me: null });
}
