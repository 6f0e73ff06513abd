import { Problem, messageOf, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * What the platform says about a change. Its sentence is English and names the particulars; other
 * languages have words of their own for the code, under `said.`; `en.json` has none, the sentence
 * itself being better.
 * @typedef {{ code: string, sentence: string }} Said
 */

/** Codes whose sentence says no more than the words do, whatever happened. */
const plain = ['swap.unchanged', 'dead-letter.replayed', 'dead-letter.purged'];

/**
 * In the reader's language, or the sentence as it came where that has no words for the code.
 * @param {Said} said
 * @param {Record<string, string>} [values] for the gaps in the words
 */
export function words({ code, sentence }, values = {}) {
  const own = t(`said.${code}`, values);
  return own === `said.${code}` ? sentence : own;
}

/**
 * The sentence as it came, where words took its place and it says more.
 * @param {Said} said
 */
export function particulars(said) {
  return plain.includes(said.code) || words(said) === said.sentence ? '' : said.sentence;
}

/**
 * A refusal, from what was thrown.
 * @param {unknown} error
 * @param {Record<string, string>} [values]
 */
export function refusal(error, values = {}) {
  if (!(error instanceof Problem)) return messageOf(error);
  const said = { code: error.code, sentence: String(error.body?.detail ?? '') };
  if (words(said) === said.sentence) return messageOf(error);
  const more = particulars(said);
  return more ? `${words(said, values)} (${more})` : words(said, values);
}
