import {
  KitElement,
  Resource,
  api,
  css,
  failure,
  formatDateTime,
  html,
  messageOf,
  nothing,
  repeat,
  texts,
  toast,
} from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** @typedef {import('./consents.js').Look} Look */
/** @typedef {{ entries: Look[], next: string | null }} Page */

/** Settings → Who looked at my data. */
export default class AccessLogPage extends KitElement {
  static properties = { older: { state: true }, next: { state: true }, busy: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .start {
        margin-inline: 7px;
        color: var(--muted);
        --icon: 22px;
      }
      .more {
        justify-self: center;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Look[]} */
    this.older = [];
    /** @type {string | null | undefined} */
    this.next = undefined;
    this.busy = false;
    this.log = new Resource(
      this,
      (signal) => /** @type {Promise<Page>} */ (api.get('/privacy/access-log', { signal })),
      { on: ['access-log-changed'] },
    );
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
        ready: (page) => this.#ready(page),
      })}
    </wb-page>`;
  }

  /** @param {Page} page */
  #ready(page) {
    if (!page.entries.length) {
      return html`<wb-card
        ><wb-empty icon="shield" heading=${t('access.none')}
          >${t('access.none.words')}</wb-empty
        ></wb-card
      >`;
    }
    const shown = new Map([...page.entries, ...this.older].map((look) => [look.id, look]));
    const next = this.next === undefined ? page.next : this.next;
    return html`<wb-list>
        ${repeat(shown.values(), ({ id }) => id, entry)}
      </wb-list>
      ${
        next
          ? html`<button
              class="button more"
              type="button"
              ?disabled=${this.busy}
              @click=${() => this.#more(next)}
            >
              ${t('access.more')}
            </button>`
          : nothing
      }`;
  }

  /** @param {string} cursor */
  async #more(cursor) {
    this.busy = true;
    try {
      /** @type {Page} */
      const page = await api.get(`/privacy/access-log?cursor=${encodeURIComponent(cursor)}`);
      this.older = [...this.older, ...page.entries];
      this.next = page.next;
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    }
    this.busy = false;
  }
}

/** @param {Look} look */
function entry(look) {
  const kinds = look.kinds.map((kind) => t(`kind.${kind}`)).join(', ');
  const reason = worded(`reason.${look.reason}`, look.reason);
  return html`<wb-item
    heading=${worded(`role.${look.role}`, look.role)}
    detail="${formatDateTime(look.at)} · ${reason}"
  >
    <wb-icon class="start" slot="start" name="user"></wb-icon>
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
