import { LitElement, html, nothing } from 'lit';
import { field } from '../kit/field.js';
import { chooseLanguage, language, portalLanguages, texts } from '../kit/i18n.js';
import { messageOf } from '../kit/problem.js';
import { session } from '../kit/session.js';
import { signIn } from './access.js';
import { waves } from './waves.js';

const t = await texts(import.meta.url);

/** Sign-in. Light DOM, so that password managers find the form. Fires `signed-in`. */
class SignIn extends LitElement {
  static properties = {
    ended: { type: Boolean },
    busy: { state: true },
    faults: { state: true },
    problem: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    this.ended = false;
    this.busy = false;
    /** @type {{ email?: string, password?: string }} */
    this.faults = {};
    this.problem = '';
    this.shown = false;
    this.email = '';
    this.password = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { tenant } = session;
    return html`<div class="sign-in">
      <div class="sign-in-scene" aria-hidden="true">
        ${waves}
        <p>${t('signIn.welcome')}</p>
      </div>
      <main id="main" class="sign-in-main">
        <div class="sign-in-box">
          <div class="brand">
            <img class="logo" src=${session.logo} alt="" />
            <span class="name">${tenant?.name}</span>
          </div>
          <div>
            <h1>${t('signIn.heading')}</h1>
            <p class="welcome">${t('signIn.welcome')}</p>
          </div>
          ${
            this.ended && !this.problem
              ? html`<wb-notice live>${t('signIn.ended')}</wb-notice>`
              : nothing
          }
          ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
          <form novalidate @submit=${this.#submit}>
            ${field({
              name: 'email',
              label: t('signIn.email'),
              type: 'email',
              autocomplete: 'username',
              inputmode: 'email',
              required: true,
              value: this.email,
              fault: this.faults.email ?? '',
              onInput: (value) => (this.email = value),
            })}
            <div class="password">
              ${field({
                name: 'password',
                label: t('signIn.password'),
                type: this.shown ? 'text' : 'password',
                autocomplete: 'current-password',
                required: true,
                value: this.password,
                fault: this.faults.password ?? '',
                onInput: (value) => (this.password = value),
              })}
              <button
                class="reveal"
                type="button"
                aria-pressed=${this.shown}
                @click=${() => (this.shown = !this.shown)}
              >
                ${t(this.shown ? 'signIn.hide' : 'signIn.show')}
              </button>
            </div>
            <button class="button primary wide" type="submit" aria-disabled=${this.busy}>
              ${t(this.busy ? 'signIn.busy' : 'signIn.submit')}
            </button>
          </form>
          <wb-support topic="account" words=${t('signIn.trouble')}></wb-support>
          <div class="languages" role="group" aria-label=${t('settings.language')}>
            ${portalLanguages().map(
              ({ id, name }) =>
                html`<button
                  type="button"
                  lang=${id}
                  aria-pressed=${id === language}
                  @click=${() => chooseLanguage(id)}
                >
                  ${name}
                </button>`,
            )}
          </div>
        </div>
      </main>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.#readForm();
    this.faults = this.#check();
    this.problem = '';
    const [first] = Object.keys(this.faults);
    if (first) {
      await this.updateComplete;
      document.getElementById(first)?.focus();
      return;
    }
    await this.#send();
  }

  /** Password managers fill without an input event now and then. */
  #readForm() {
    const values = new FormData(/** @type {HTMLFormElement} */ (this.querySelector('form')));
    this.email = String(values.get('email')).trim();
    this.password = String(values.get('password'));
  }

  #check() {
    /** @type {{ email?: string, password?: string }} */
    const faults = {};
    if (!/^\S+@\S+$/.test(this.email)) faults.email = t('signIn.email.fault');
    if (!this.password) faults.password = t('signIn.password.fault');
    return faults;
  }

  async #send() {
    this.busy = true;
    try {
      await signIn(this.email, this.password);
      this.password = '';
      this.dispatchEvent(new Event('signed-in'));
    } catch (error) {
      this.problem = messageOf(error);
      this.password = '';
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('wb-sign-in', SignIn);
