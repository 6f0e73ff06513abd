import {
  KitElement,
  Pages,
  api,
  failure,
  formatDateTime,
  html,
  repeat,
  texts,
} from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** @typedef {import('./consents.js').Look} Look */

/** Settings → Who looked at my data. */
export default class AccessLogPage extends KitElement {
  constructor() {
    super();
    this.log = new Pages(this, looks, { on: ['access-log-changed'] });
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('access.title')}
      lead=${t('access.lead')}
      back="/settings"
      back-label=${t('settings')}
    >
      ${this.log.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.log.reload()),
        ready: ({ items }) => this.#ready(items),
      })}
    </wb-page>`;
  }

  /** @param {Look[]} looks */
  #ready(looks) {
    if (!looks.length) {
      return html`<wb-card
        ><wb-empty icon="shield" heading=${t('access.none')}
          >${t('access.none.words')}</wb-empty
        ></wb-card
      >`;
    }
    return html`<wb-list>${repeat(looks, ({ id }) => id, entry)}</wb-list>
      ${this.log.more(t('access.more'))}`;
  }
}

/**
 * @param {string | null} cursor
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ items: Look[], next: string | null }>}
 */
async function looks(cursor, signal) {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  const { entries, next } = await api.get(`/privacy/access-log${query}`, signal ? { signal } : {});
  return { items: entries, next };
}

/** @param {Look} look */
function entry(look) {
  const kinds = look.kinds.map((kind) => t(`kind.${kind}`)).join(', ');
  const reason = worded(`reason.${look.reason}`, look.reason);
  return html`<wb-item
    icon="user"
    heading=${worded(`role.${look.role}`, look.role)}
    detail="${formatDateTime(look.at)} · ${reason}"
  >
    <span class="muted small">${t('access.kinds', { kinds })}</span>
  </wb-item>`;
}

/**
 * The words for a code, and the code itself where a module brought a new one.
 * @param {string} key
 * @param {string} code
 */
function worded(key, code) {
  const words = t(key);
  return words === key ? code : words;
}
