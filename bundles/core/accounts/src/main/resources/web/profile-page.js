import { KitElement, api, css, field, html, messageOf, nothing, repeat, session, texts, toast } from '@wellbundle/kit';
import { formStyles } from './form.js';
import { refreshMe } from './me.js';

const t = await texts(import.meta.url);
const MOST = 10;

/** Settings → Profile: name and picture, and the further profiles of the account. */
export default class ProfilePage extends KitElement {
  static properties = {
    busy: { state: true },
    problem: { state: true },
    adding: { state: true },
    editing: { state: true },
  };

  static styles = [
    KitElement.styles,
    formStyles,
    css`
      .me {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 18px;
        --avatar: 88px;
      }
      .me > div {
        display: grid;
        flex: 1 1 220px;
        gap: 8px;
      }
      .add {
        margin-inline: 7px;
        color: var(--brand-ink);
        --icon: 22px;
      }
      .file {
        position: relative;
        overflow: hidden;
      }
      .file input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      .file:focus-within {
        outline: 2.5px solid var(--brand-ink);
        outline-offset: 2px;
      }
      .profiles {
        display: grid;
        gap: 12px;
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    this.adding = false;
    /** @type {string} */
    this.editing = '';
    this.name = session.me?.account.displayName ?? '';
    this.newName = '';
    this.refresh = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', this.refresh);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener('change', this.refresh);
  }

  render() {
    const profiles = session.me?.profiles ?? [];
    const main = profiles.find((profile) => profile.main);
    return html`<wb-page
      narrow
      heading=${t('profile.title')}
      back="/settings"
      back-label=${t('back')}
    >
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#rename}>
        <div class="me">
          <wb-avatar plain name=${this.name} picture=${main?.picture ?? ''}></wb-avatar>
          <div>
            <div class="actions">
              <label class="button file">
                ${t(main?.picture ? 'profile.picture.change' : 'profile.picture.add')}
                <input type="file" accept="image/jpeg,image/png" @change=${this.#picture} />
              </label>
              ${
                main?.picture
                  ? html`<button class="button quiet" type="button" @click=${this.#removePicture}>
                      ${t('profile.picture.remove')}
                    </button>`
                  : nothing
              }
            </div>
            <p class="hint">${t('profile.picture.hint')}</p>
          </div>
        </div>
        ${field({
          name: 'displayName',
          label: t('profile.name'),
          autocomplete: 'name',
          required: true,
          value: this.name,
          onInput: (value) => (this.name = value),
        })}
        <div class="actions">
          <button class="button primary" type="submit" aria-disabled=${this.busy}>
            ${t('save')}
          </button>
        </div>
      </form>
      <div class="profiles">
        <wb-list heading=${t('profiles.title')}>
          ${repeat(
            profiles,
            ({ id }) => id,
            (profile) => html`<wb-item
              heading=${profile.name}
              detail=${profile.main ? t('profiles.main') : ''}
            >
              <wb-avatar
                slot="start"
                ?plain=${profile.main}
                name=${profile.name}
                picture=${profile.picture ? `${profile.picture}&size=small` : ''}
              ></wb-avatar>
              ${
                profile.main
                  ? nothing
                  : html`<button
                      slot="end"
                      class="button"
                      type="button"
                      aria-label=${t('profiles.rename.label', { name: profile.name })}
                      @click=${() => this.#edit(profile)}
                    >
                      ${t('profiles.rename')}
                    </button>`
              }
            </wb-item>`,
          )}
          ${
            profiles.length < MOST
              ? html`<wb-item
                  action
                  heading=${t('profiles.add')}
                  detail=${t('profiles.add.words')}
                  @choose=${() => this.#edit(null)}
                >
                  <wb-icon class="add" slot="start" name="plus"></wb-icon>
                </wb-item>`
              : nothing
          }
        </wb-list>
        ${this.adding ? this.#nameForm() : nothing}
      </div>
    </wb-page>`;
  }

  #nameForm() {
    return html`<form novalidate @submit=${this.#saveProfile}>
      ${field({
        name: 'profileName',
        label: t('profiles.name'),
        autocomplete: 'off',
        required: true,
        value: this.newName,
        onInput: (value) => (this.newName = value),
      })}
      <div class="actions">
        <button class="button primary" type="submit" aria-disabled=${this.busy}>
          ${t('save')}
        </button>
        <button class="button quiet" type="button" @click=${() => (this.adding = false)}>
          ${t('cancel')}
        </button>
      </div>
    </form>`;
  }

  /** @param {{ id: string, name: string } | null} profile */
  async #edit(profile) {
    this.editing = profile?.id ?? '';
    this.newName = profile?.name ?? '';
    this.adding = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#profileName'))?.focus();
  }

  /** @param {SubmitEvent} event */
  #rename(event) {
    event.preventDefault();
    return this.#do(() => api.put('/me', { displayName: this.name }));
  }

  /** @param {SubmitEvent} event */
  async #saveProfile(event) {
    event.preventDefault();
    const body = { name: this.newName };
    const done = await this.#do(() =>
      this.editing ? api.put(`/profiles/${this.editing}`, body) : api.post('/profiles', body),
    );
    if (done) this.adding = false;
  }

  /** @param {Event} event */
  async #picture(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) await this.#do(() => api.put(`/profiles/${this.#main()}/picture`, file));
    input.value = '';
  }

  #removePicture() {
    return this.#do(() => api.delete(`/profiles/${this.#main()}/picture`));
  }

  #main() {
    return session.me?.profiles.find((profile) => profile.main)?.id ?? '';
  }

  /** @param {() => Promise<unknown>} call */
  async #do(call) {
    if (this.busy) return false;
    this.busy = true;
    this.problem = '';
    try {
      await call();
      await refreshMe();
      toast(t('saved'), { tone: 'good' });
      return true;
    } catch (error) {
      this.problem = messageOf(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
