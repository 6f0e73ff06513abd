import { api } from '../kit/api.js';
import { events } from '../kit/events.js';
import { adoptLocale, takeWish } from '../kit/i18n.js';
import { navigate } from '../kit/navigation.js';
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
 * @param {string} code of the second factor, empty while none was asked for
 */
export async function signIn(email, password, code) {
  const { csrfToken } = await api.post('/session', { email, password, ...(code && { code }) });
  api.csrfToken = csrfToken;
  const me = await inWishedLanguage(await api.get('/me'));
  // Whose role rests is led to where it is woken; another language loads the document anew there.
  const resting = me.restingRoles?.length ? '/settings/second-factor' : '';
  if (resting) history.replaceState({}, '', resting);
  await enter(me);
  if (resting && session.me) navigate(resting, { replace: true });
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
