import { Problem, ask, messageOf, replaceQuery, texts, toast } from '@wellbundle/kit';
import { authorize } from './link.js';

const t = await texts(import.meta.url);

/**
 * Links a manufacturer, or switches to it after a question when another one is linked (rule L8).
 * @param {import('./link.js').Provider} provider
 * @param {{ current: string | null, returnTo: string }} where `current`: name of the linked one
 * @returns {Promise<boolean>} whether the browser is on its way to the manufacturer
 */
export async function choose(provider, { current, returnTo }) {
  const { id, name } = provider;
  if (current !== null && !(await askToSwitch(current, name))) return false;
  try {
    await authorize(id, { returnTo, replace: current !== null });
    return true;
  } catch (error) {
    const taken = error instanceof Problem && error.code === 'link.already-linked';
    toast(taken ? t('error.link.already-linked') : messageOf(error), { tone: 'bad' });
    return false;
  }
}

/**
 * @param {string} current
 * @param {string} name
 */
function askToSwitch(current, name) {
  return ask({
    heading: t('switch.heading', { name }),
    points: [t('switch.until', { current, name }), t('switch.stays', { current }), t('switch.one')],
    confirm: t('action.switch', { name }),
  });
}

/**
 * The refusal the browser came back with, in words with a next step. Read once: the address is
 * cleaned, so that a reload doesn't say it again.
 * @returns {string} empty when there is none
 */
export function takeRefusal() {
  const code = new URLSearchParams(location.search).get('error');
  if (!code) return '';
  replaceQuery({ error: null, error_description: null });
  const key = `error.${code}`;
  const words = t(key);
  return words === key ? t('error.other') : words;
}
