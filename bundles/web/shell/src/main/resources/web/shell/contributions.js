import { defineTag, slug } from '../kit/define.js';
import { language, texts } from '../kit/i18n.js';
import { session } from '../kit/session.js';

/**
 * @typedef {object} MenuEntry
 * @property {string} label
 * @property {string} icon
 * @property {number} order
 * @property {'apps' | 'bottom' | 'nav' | 'avatar'} place nav: main destination, in the top bar on a
 *     wide screen, in the bottom bar on a phone, and among the apps; the others: only there
 *
 * @typedef {object} Contribution
 * @property {string} id
 * @property {string} version
 * @property {string} module address of an ES module whose default export is the element's class
 * @property {string} [route]
 * @property {string} [title]
 * @property {MenuEntry[]} menus
 * @property {{ name: 'home' | 'settings' | 'topbar', order: number, span?: number }} [slot]
 * @property {string} [requires]
 */

/** What the running modules contribute, as last told by the server. */
class Contributions extends EventTarget {
  /** @type {Contribution[]} */
  all = [];
  loaded = false;

  /** @type {Promise<Contribution[]> | null} */
  #asked = null;

  /** Asks ahead, while it isn't known yet who is here; nobody signed in gets none. */
  ask() {
    this.#asked = fetchAll();
    this.#asked.catch(() => {});
  }

  async refresh() {
    const ahead = this.#asked;
    this.#asked = null;
    const found = ahead && (await ahead.catch(() => []));
    const all = found?.length ? found : await fetchAll();
    this.all = all.map(withMenus).filter(isAllowed);
    this.loaded = true;
    // Their words come along with their modules, not after them.
    for (const { module } of this.cards('home')) {
      void texts(new URL(module, location.href).href).catch(() => {});
    }
    this.dispatchEvent(new Event('change'));
  }

  /**
   * @param {string} path
   * @returns {Contribution | undefined} the page with the longest route that covers the path
   */
  pageAt(path) {
    return this.all
      .filter(({ route }) => route && (path === route || path.startsWith(`${route}/`)))
      .sort((a, b) => (b.route?.length ?? 0) - (a.route?.length ?? 0))[0];
  }

  /** @param {'home' | 'settings' | 'topbar'} name */
  cards(name) {
    return this.all
      .filter(({ slot }) => slot?.name === name)
      .sort((a, b) => (a.slot?.order ?? 0) - (b.slot?.order ?? 0));
  }

  /**
   * Menu entries of the places, each page once.
   * @param {MenuEntry['place'][]} places
   * @returns {(MenuEntry & { route: string })[]}
   */
  menu(...places) {
    return this.all
      .flatMap(({ menus, route }) => {
        const menu = menus.find(({ place }) => places.includes(place));
        return menu && route ? [{ ...menu, route }] : [];
      })
      .sort((a, b) => a.order - b.order);
  }
}

/** @returns {Promise<any[]>} */
async function fetchAll() {
  const answer = await fetch(`/ui/contributions?lang=${language}`, {
    headers: { Accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`contributions: ${answer.status}`);
  return answer.json();
}

export const contributions = new Contributions();

/**
 * @param {any} contribution with one `menu` or several `menus`
 * @returns {Contribution}
 */
function withMenus(contribution) {
  return { ...contribution, menus: contribution.menus ?? [contribution.menu ?? []].flat() };
}

/** @param {Contribution} contribution */
function isAllowed({ requires }) {
  return !requires || (session.me?.roles ?? []).includes(requires);
}

/** @param {Contribution} contribution */
export const keyOf = ({ id, version }) => `${id}@${version}`;

/** @type {Map<string, Promise<string>>} */
const tags = new Map();

/**
 * Imports a contribution's module and defines its element.
 * @param {Contribution} contribution
 * @returns {Promise<string>} the tag
 */
export function tagOf(contribution) {
  const key = keyOf(contribution);
  let tag = tags.get(key);
  if (!tag) {
    tag = importTag(contribution, failures.get(key) ?? 0);
    tag.catch(() => {
      tags.delete(key);
      failures.set(key, (failures.get(key) ?? 0) + 1);
    });
    tags.set(key, tag);
  }
  return tag;
}

/** @type {Map<string, number>} */
const failures = new Map();

/**
 * @param {Contribution} contribution
 * @param {number} attempt browsers remember a module that failed, so a new attempt needs a new address
 */
async function importTag({ id, version, module }, attempt) {
  const address = attempt ? `${module}?attempt=${attempt}` : module;
  const { default: elementClass } = await import(address);
  if (typeof elementClass !== 'function') throw new Error(`${id}: no default export`);
  return defineTag(`wb-x-${slug(id)}-${slug(version)}${attempt || ''}`, elementClass, module);
}
