import {
  Following,
  KitElement,
  api,
  css,
  define,
  field,
  formatDateTime,
  html,
  messageOf,
  nothing,
  repeat,
  session,
  texts,
  toast,
} from '@wellbundle/kit';
import { profileDeletionsResource } from './my-data.js';

const t = await texts(import.meta.url);

/** @typedef {{ id: string, name: string }} Profile */

/** Settings → My data: erasing one profile of several. Shows nothing when there is one only. */
class ProfilesCard extends KitElement {
  static properties = {
    days: { type: Number },
    chosen: { state: true },
    busy: { state: true },
    problem: { state: true },
    fault: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      /* Without a profile to show it takes no place, nor a gap, among the page's cards. */
      :host {
        display: contents;
      }
      form {
        display: grid;
        gap: 16px;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
      }
      .stack {
        --gap: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.days = 0;
    /** @type {Profile | null} */
    this.chosen = null;
    this.busy = false;
    this.problem = '';
    this.fault = '';
    this.password = '';
    this.deletions = profileDeletionsResource(this);
    new Following(this, session);
  }

  render() {
    const others = session.me?.profiles.filter(({ main }) => !main) ?? [];
    if (!others.length) return nothing;
    return html`<wb-card heading=${t('profiles.title')}>
      <div class="stack">
        <p class="muted">${t('profiles.words', { count: this.days })}</p>
        ${this.chosen ? this.#confirm(this.chosen) : this.#list(others)}
      </div>
    </wb-card>`;
  }

  /** @param {Profile[]} others */
  #list(others) {
    const due = new Map((this.deletions.value ?? []).map((one) => [one.profile, one.dueAt]));
    return html`<wb-list>
      ${repeat(
        others,
        ({ id }) => id,
        (profile) => this.#profile(profile, due.get(profile.id)),
      )}
    </wb-list>`;
  }

  /**
   * @param {Profile} profile
   * @param {string} [dueAt]
   */
  #profile(profile, dueAt) {
    return html`<wb-item
      heading=${profile.name}
      detail=${dueAt ? t('profiles.due', { when: formatDateTime(dueAt) }) : ''}
    >
      <wb-avatar slot="start" name=${profile.name}></wb-avatar>
      ${
        dueAt
          ? html`<button
              slot="end"
              class="button"
              type="button"
              ?disabled=${this.busy}
              aria-label=${t('profiles.keep.label', { name: profile.name })}
              @click=${() => this.#keep(profile)}
            >
              ${t('profiles.keep')}
            </button>`
          : html`<button
              slot="end"
              class="button"
              type="button"
              ?disabled=${this.busy}
              aria-label=${t('profiles.delete.label', { name: profile.name })}
              @click=${() => this.#choose(profile)}
            >
              ${t('profiles.delete')}
            </button>`
      }
    </wb-item>`;
  }

  /** @param {Profile} profile */
  #confirm(profile) {
    return html`<form novalidate @submit=${this.#delete}>
      <p>${t('profiles.confirm.words', { name: profile.name })}</p>
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <input
        class="visually-hidden"
        type="text"
        name="username"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        .value=${session.me?.account.email ?? ''}
      />
      ${field({
        name: 'profilePassword',
        label: t('delete.password'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        value: this.password,
        fault: this.fault,
        onInput: (value) => (this.password = value),
      })}
      <div class="actions">
        <button class="button danger" type="submit" aria-disabled=${this.busy}>
          ${t('profiles.confirm', { name: profile.name })}
        </button>
        <button class="button quiet" type="button" @click=${() => this.#choose(null)}>
          ${t('delete.cancel')}
        </button>
      </div>
    </form>`;
  }

  /** @param {Profile | null} profile */
  async #choose(profile) {
    this.chosen = profile;
    this.password = '';
    this.problem = '';
    this.fault = '';
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(profile ? '#profilePassword' : 'button')
    )?.focus();
  }

  /** @param {SubmitEvent} event */
  async #delete(event) {
    event.preventDefault();
    if (this.busy || !this.chosen) return;
    this.problem = '';
    this.fault = this.password ? '' : t('delete.password.fault');
    if (this.fault) return;
    this.busy = true;
    try {
      const { id } = this.chosen;
      await api.post(`/privacy/deletion/profiles/${id}`, { password: this.password });
      await this.deletions.refresh();
      await this.#choose(null);
    } catch (error) {
      this.problem = messageOf(error, t);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Profile} profile */
  async #keep(profile) {
    this.busy = true;
    try {
      await api.delete(`/privacy/deletion/profiles/${profile.id}`);
      toast(t('profiles.kept', { name: profile.name }), { tone: 'good' });
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
    await this.deletions.refresh();
    this.busy = false;
  }
}

/** Tag for the kit's `html`. */
export const profilesCard = define('profiles-card', ProfilesCard, import.meta.url);
