import {
  KitElement,
  Pages,
  api,
  ask,
  css,
  failure,
  field,
  html,
  messageOf,
  nothing,
  repeat,
  texts,
  toast,
} from '@wellbundle/kit';
import { refreshMe } from './me.js';
import { mayEndSessions, roles } from './people.js';

const t = await texts(import.meta.url);

/** @typedef {import('./people.js').Person} Person */
/** @typedef {import('./people.js').People} People */

const pause = 250;

/** Settings → People and roles. */
export default class PeoplePage extends KitElement {
  static properties = {
    words: { state: true },
    everybody: { state: true },
    open: { state: true },
    wanted: { state: true },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      .badges,
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .badges {
        margin-top: 8px;
      }
      wb-avatar.open {
        align-self: start;
      }
      form {
        display: grid;
        gap: 14px;
        padding-top: 12px;
      }
      fieldset {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 4px;
        font-weight: 600;
      }
      label.role {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: start;
        gap: 2px 12px;
        min-height: 44px;
        padding: 8px 0;
        cursor: pointer;
      }
      label.role:has(input:disabled) {
        color: var(--muted);
        cursor: not-allowed;
      }
      input[type='checkbox'] {
        width: 20px;
        height: 20px;
        margin: 1px 0 0;
        accent-color: var(--brand-ink);
      }
      .role .muted {
        grid-column: 2;
      }
    `,
  ];

  constructor() {
    super();
    this.words = '';
    /** Without words, only those with a role of responsibility are shown. */
    this.everybody = false;
    this.open = '';
    /** @type {Set<string>} */
    this.wanted = new Set();
    this.busy = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.typing = undefined;
    /** @type {Pages<Person, People>} */
    this.people = new Pages(this, (cursor, signal) => this.#page(cursor, signal));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  /**
   * @param {string | null} cursor
   * @param {AbortSignal} [signal]
   * @returns {Promise<People>}
   */
  async #page(cursor, signal) {
    const query = new URLSearchParams();
    if (this.words.trim()) query.set('words', this.words.trim());
    else if (!this.everybody) query.set('with', 'roles');
    if (cursor) query.set('cursor', cursor);
    const { people, grantable, next } = await api.get(`/people?${query}`, signal ? { signal } : {});
    return { items: people, grantable, next };
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('people.title')}
      lead=${t('people.lead')}
      back="/settings"
      back-label=${t('back')}
    >
      <div class="stack">
        ${field({
          name: 'words',
          label: t('people.search'),
          type: 'search',
          autocomplete: 'off',
          value: this.words,
          onInput: (value) => this.#search(value),
        })}
        ${
          this.words.trim()
            ? nothing
            : html`<wb-segmented
                label=${t('people.shown')}
                .options=${[
                  { value: 'roles', label: t('people.withRoles') },
                  { value: 'all', label: t('people.everybody') },
                ]}
                .value=${this.everybody ? 'all' : 'roles'}
                @change=${(/** @type {Event} */ event) =>
                  this.#show(/** @type {any} */ (event.target).value === 'all')}
              ></wb-segmented>`
        }
      </div>
      ${this.people.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.people.reload()),
        ready: (page) => this.#ready(page),
      })}
    </wb-page>`;
  }

  /** @param {People} page */
  #ready(page) {
    if (!page.items.length) {
      return html`<wb-card
        ><wb-empty icon="user" heading=${t('people.none')}>${t('people.none.words')}</wb-empty></wb-card
      >`;
    }
    return html`<wb-list>
        ${repeat(
          page.items,
          ({ id }) => id,
          (person) => this.#person(person, page.grantable),
        )}
      </wb-list>
      ${this.people.more(t('people.more'))}`;
  }

  /**
   * @param {Person} person
   * @param {string[]} grantable
   */
  #person(person, grantable) {
    const open = this.open === person.id;
    return html`<wb-item
      heading=${person.you ? t('people.you', { name: person.name }) : person.name}
      detail=${person.email}
    >
      <wb-avatar slot="start" plain class=${open ? 'open' : ''} name=${person.name}></wb-avatar>
      ${open ? this.#form(person, grantable) : badges(person)}
      ${
        open
          ? nothing
          : html`<button
              slot="end"
              class="button"
              type="button"
              aria-label=${t('people.change.label', { name: person.name })}
              @click=${() => this.#open(person)}
            >
              ${t('people.change')}
            </button>`
      }
    </wb-item>`;
  }

  /**
   * @param {Person} person
   * @param {string[]} grantable
   */
  #form(person, grantable) {
    return html`<form
      @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        void this.#save(person);
      }}
    >
      <fieldset>
        <legend>${t('people.roles', { name: person.name })}</legend>
        ${roles
          .filter((role) => grantable.includes(role) || person.roles.includes(role))
          .map(
            (role) =>
              html`<label class="role">
                <input
                  type="checkbox"
                  .checked=${this.wanted.has(role)}
                  ?disabled=${!grantable.includes(role)}
                  @change=${(/** @type {Event} */ event) =>
                    this.#tick(role, /** @type {HTMLInputElement} */ (event.target).checked)}
                />
                <span>${t(`role.${role}`)}</span>
                <span class="muted small">${t(`role.${role}.words`)}</span>
              </label>`,
          )}
      </fieldset>
      <div class="actions">
        <button class="button primary" type="submit" ?disabled=${this.busy}>${t('save')}</button>
        <button class="button quiet" type="button" @click=${() => (this.open = '')}>
          ${t('cancel')}
        </button>
        ${
          mayEndSessions() && !person.you
            ? html`<button
                class="button quiet"
                type="button"
                ?disabled=${this.busy}
                @click=${() => this.#signOut(person)}
              >
                ${t('people.signOut')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  /** @param {string} words */
  #search(words) {
    this.words = words;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.people.reload(), pause);
  }

  /** @param {boolean} everybody */
  #show(everybody) {
    this.everybody = everybody;
    void this.people.reload();
  }

  /** @param {Person} person */
  async #open(person) {
    this.open = person.id;
    this.wanted = new Set(person.roles);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector('fieldset input:not(:disabled)')
    )?.focus();
  }

  /**
   * @param {string} role
   * @param {boolean} given
   */
  #tick(role, given) {
    const wanted = new Set(this.wanted);
    if (given) wanted.add(role);
    else wanted.delete(role);
    this.wanted = wanted;
  }

  /** @param {Person} person */
  async #save(person) {
    this.busy = true;
    try {
      const changed = await api.put(`/people/${person.id}/roles`, { roles: [...this.wanted] });
      Object.assign(person, changed);
      this.open = '';
      toast(t('people.saved', { name: person.name }), { tone: 'good' });
      if (person.you) await refreshMe();
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }

  /** @param {Person} person */
  async #signOut(person) {
    const sure = await ask({
      heading: t('people.signOut.ask', { name: person.name }),
      body: t('sessions.end.words'),
      confirm: t('people.signOut'),
    });
    if (!sure) return;
    try {
      await api.delete(`/people/${person.id}/sessions`);
      toast(t('sessions.ended'), { tone: 'good' });
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
  }
}

/** @param {Person} person */
function badges(person) {
  return html`<div class="badges">
    ${person.active ? nothing : html`<wb-badge tone="warn">${t('people.off')}</wb-badge>`}
    ${roles
      .filter((role) => person.roles.includes(role))
      .map((role) => html`<wb-badge>${t(`role.${role}`)}</wb-badge>`)}
  </div>`;
}
