import { LitElement, html, nothing } from 'lit';
import { api } from '../kit/api.js';
import { field } from '../kit/field.js';
import { texts } from '../kit/i18n.js';
import { Problem, messageOf } from '../kit/problem.js';
import { session } from '../kit/session.js';
import { signIn } from './access.js';
import { signInFrame, welcome } from './sign-in-frame.js';

const t = await texts(import.meta.url);

/** Sign-in. Light DOM, so that password managers find the form. Fires `signed-in`. */
class SignIn extends LitElement {
  static properties = {
    ended: { type: Boolean },
    busy: { state: true },
    faults: { state: true },
    problem: { state: true },
    shown: { state: true },
    forgotten: { state: true },
    asked: { state: true },
  };

  constructor() {
    super();
    this.ended = false;
    this.busy = false;
    /** @type {{ email?: string, password?: string, code?: string }} */
    this.faults = {};
    this.problem = '';
    this.shown = false;
    /** @type {'' | 'form' | 'sent'} */
    this.forgotten = '';
    /** Address and password were right, and the account wants a code besides. */
    this.asked = false;
    this.email = '';
    this.password = '';
    this.code = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    if (this.asked) return signInFrame(this.#codeForm());
    return signInFrame(this.forgotten ? this.#forgottenForm() : this.#form());
  }

  #form() {
    return html`<div>
        <h1>${t('signIn.heading')}</h1>
        <p class="welcome">${t(welcome)}</p>
      </div>
      ${
        this.ended && !this.problem
          ? html`<wb-notice live>${t('signIn.ended')}</wb-notice>`
          : nothing
      }
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#submit}>
        ${this.#email()}
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
        ${session.platform ? nothing : this.#forgottenButton()}
      </form>
      ${
        session.platform
          ? nothing
          : html`<wb-support topic="account" words=${t('signIn.trouble')}></wb-support>`
      }`;
  }

  #codeForm() {
    return html`<div>
        <h1>${t('code.heading')}</h1>
        <p class="words">${t('code.words')}</p>
      </div>
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#submitCode}>
        ${field({
          name: 'code',
          label: t('code.label'),
          autocomplete: 'one-time-code',
          required: true,
          hint: t('code.hint'),
          value: this.code,
          fault: this.faults.code ?? '',
          onInput: (value) => (this.code = value),
        })}
        <button class="button primary wide" type="submit" aria-disabled=${this.busy}>
          ${t(this.busy ? 'signIn.busy' : 'signIn.submit')}
        </button>
        <button class="button quiet wide" type="button" @click=${this.#again}>
          ${t('forgotten.back')}
        </button>
      </form>
      ${
        session.platform
          ? nothing
          : html`<wb-support topic="account" words=${t('code.trouble')}></wb-support>`
      }`;
  }

  /** @param {SubmitEvent} event */
  async #submitCode(event) {
    event.preventDefault();
    if (this.busy) return;
    this.problem = '';
    this.faults = this.code.trim() ? {} : { code: t('code.fault') };
    if (this.faults.code) return this.#focus('code');
    await this.#send();
  }

  async #again() {
    this.asked = false;
    this.problem = '';
    this.faults = {};
    this.password = '';
    this.code = '';
    await this.#focus('email');
  }

  /** @param {string} id */
  async #focus(id) {
    await this.updateComplete;
    document.getElementById(id)?.focus();
  }

  #forgottenButton() {
    return html`<button
      class="button quiet wide"
      type="button"
      @click=${() => this.#show('form')}
    >
      ${t('forgotten.link')}
    </button>`;
  }

  #forgottenForm() {
    const sent = this.forgotten === 'sent';
    return html`<div>
        <h1>${t('forgotten.heading')}</h1>
        <p class="words">${t(sent ? 'forgotten.sent' : 'forgotten.words')}</p>
      </div>
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#ask}>
        ${sent ? nothing : this.#email()}
        ${
          sent
            ? nothing
            : html`<button class="button primary wide" type="submit" aria-disabled=${this.busy}>
                ${t('forgotten.submit')}
              </button>`
        }
        <button class="button quiet wide" type="button" @click=${() => this.#show('')}>
          ${t('forgotten.back')}
        </button>
      </form>
      <wb-support topic="account"></wb-support>`;
  }

  #email() {
    return field({
      name: 'email',
      label: t('signIn.email'),
      type: 'email',
      autocomplete: 'username',
      inputmode: 'email',
      required: true,
      value: this.email,
      fault: this.faults.email ?? '',
      onInput: (value) => (this.email = value),
    });
  }

  /** @param {'' | 'form' | 'sent'} view */
  async #show(view) {
    this.forgotten = view;
    this.problem = '';
    this.faults = {};
    await this.updateComplete;
    document.getElementById('email')?.focus();
  }

  /** @param {SubmitEvent} event */
  async #ask(event) {
    event.preventDefault();
    if (this.busy) return;
    this.faults = {};
    if (!isAddress(this.email)) {
      this.faults = { email: t('signIn.email.fault') };
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      await api.post('/password/forgotten', { email: this.email.trim() });
      this.forgotten = 'sent';
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.busy = false;
    }
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
    if (!isAddress(this.email)) faults.email = t('signIn.email.fault');
    if (!this.password) faults.password = t('signIn.password.fault');
    return faults;
  }

  async #send() {
    this.busy = true;
    try {
      await signIn(this.email, this.password, this.code.trim());
      this.password = '';
      this.dispatchEvent(new Event('signed-in'));
    } catch (error) {
      await this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  /** @param {unknown} error */
  async #refused(error) {
    const code = error instanceof Problem ? error.code : '';
    this.code = '';
    if (code === 'session.code-required') {
      this.asked = true;
    } else {
      this.problem = messageOf(error);
    }
    if (this.asked && code !== 'session.refused') {
      await this.#focus('code');
    } else {
      this.asked = false;
      this.password = '';
    }
  }
}
customElements.define('wb-sign-in', SignIn);

/** @param {string} text */
function isAddress(text) {
  return /^\S+@\S+$/.test(text.trim());
}
