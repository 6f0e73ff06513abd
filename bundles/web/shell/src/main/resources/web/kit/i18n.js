import { session } from './session.js';

/**
 * Texts live beside each bundle's pages in `texts/<language>.json`. A value is a string with
 * `{name}` gaps, or an object by plural category chosen by the value of `count`. A tenant's own
 * words come first.
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text
 * @typedef {Record<string, string | number>} Values
 * @typedef {(key: string, values?: Values) => string} Translate
 */

export const languages = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
];
const choiceKey = 'wellbundle.language';
const wishKey = 'wellbundle.language-wish';

/** The languages this portal is offered in. */
export function portalLanguages() {
  const offered = session.tenant?.languages;
  return offered?.length ? languages.filter(({ id }) => offered.includes(id)) : languages;
}

/** The language of this document, settled once while it loads. */
export const language = settleLanguage();

/** Locale of numbers and dates; the member's region replaces the plain language when known. */
let locale = language === 'en' ? 'en-GB' : language;

/** @returns {string} */
export const currentLocale = () => locale;

/**
 * Takes the member's locale for numbers and dates. When it is of another language than the
 * document's, the document is loaded again in that language, in which the server speaks as well.
 * @param {string | undefined} memberLocale BCP 47
 * @returns {boolean} whether the document is being reloaded
 */
export function adoptLocale(memberLocale) {
  const wanted = memberLocale?.split('-')[0];
  if (!memberLocale || !wanted || !portalLanguages().some(({ id }) => id === wanted)) return false;
  if (wanted === language) {
    locale = memberLocale === 'en' ? 'en-GB' : memberLocale;
    return false;
  }
  return reloadIn(wanted);
}

/**
 * Somebody who isn't signed in asks for a language: the document is loaded in it, and it is to
 * become that of the account which signs in next, see {@link takeWish}.
 * @param {string} id
 */
export function chooseLanguage(id) {
  try {
    sessionStorage.setItem(wishKey, id);
  } catch {
    // Without storage the language holds until the account's is known.
  }
  reloadIn(id);
}

/** The language asked for before sign-in, once. */
export function takeWish() {
  try {
    const wish = sessionStorage.getItem(wishKey);
    sessionStorage.removeItem(wishKey);
    return wish;
  } catch {
    return null;
  }
}

/**
 * Remembers a language for this browser and loads the document in it.
 * @param {string} id
 * @returns {boolean} false where nothing can be remembered
 */
function reloadIn(id) {
  try {
    localStorage.setItem(choiceKey, id);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

function settleLanguage() {
  const wanted = read() ?? document.documentElement.lang.split('-')[0];
  const id = wanted && isKnown(wanted) ? wanted : 'en';
  document.documentElement.lang = id;
  return id;
}

function read() {
  try {
    return localStorage.getItem(choiceKey);
  } catch {
    return null;
  }
}

/** @param {string} id */
function isKnown(id) {
  return languages.some((known) => known.id === id);
}

/** @type {Map<string, Promise<Translate>>} */
const loaded = new Map();

/**
 * The texts of the bundle a module belongs to.
 * @param {string} moduleUrl `import.meta.url` of a module of that bundle
 * @returns {Promise<Translate>}
 */
export function texts(moduleUrl) {
  const root = /^.*\/ui\/[^/]+\/[^/]+\//.exec(moduleUrl)?.[0] ?? new URL('.', moduleUrl).href;
  const known = loaded.get(root);
  if (known) return known;
  const promise = fetchTexts(root).then(translator);
  loaded.set(root, promise);
  return promise;
}

/**
 * @param {string} root
 * @returns {Promise<Record<string, Text>>}
 */
async function fetchTexts(root) {
  const answer = await fetch(`${root}texts/${language}.json`);
  if (answer.ok) return answer.json();
  const fallback = await fetch(`${root}texts/en.json`);
  return fallback.ok ? fallback.json() : {};
}

const plural = new Intl.PluralRules(language);

/**
 * @param {Record<string, Text>} table
 * @returns {Translate}
 */
function translator(table) {
  return (key, values = {}) => {
    const text = session.tenant?.texts?.[key] ?? table[key];
    if (text === undefined) return key;
    const sentence =
      typeof text === 'string' ? text : (text[plural.select(Number(values.count))] ?? text.other);
    return (sentence ?? key).replace(/\{(\w+)\}/g, (gap, name) =>
      name in values ? String(values[name]) : gap,
    );
  };
}
