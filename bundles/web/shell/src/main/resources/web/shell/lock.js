import { LitElement, html, nothing } from 'lit';
import { api } from '../kit/api.js';
import { field } from '../kit/field.js';
import { texts } from '../kit/i18n.js';
import { messageOf } from '../kit/problem.js';
import { session } from '../kit/session.js';

const t = await texts(import.meta.url);

const closed = 'wellbundle.locked';

/** Closed here, which the service may not know yet: there may be no connection. */
export const closedHere = {
  get now() {
    return localStorage.getItem(closed) !== null;
  },
  note() {
    localStorage.setItem(closed, '');
  },
  forget() {
    localStorage.removeItem(closed);
  },
};

/** Closes the lock at the service. */
export async function closeThere() {
  const { csrfToken, locked } = await api.get('/session');
  api.csrfToken = csrfToken;
  if (!locked) await api.post('/lock/close');
}

/** The closed app lock: nothing of the member's is on screen. Fires `unlocked`, or `sign-out`. */
class Lock extends LitElement {
  static properties = { busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    this.passcode = '';
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    document.getElementById('passcode')?.focus();
  }

  render() {
    return html`<main id="main" class="sign-in-main lock">
      <div class="sign-in-box">
        <div class="brand">
          <img class="logo" src=${session.logo} alt="" />
          <span class="name">${session.tenant?.name}</span>
        </div>
        <div>
          <h1>${t('lock.heading')}</h1>
          <p class="welcome">${t('lock.words')}</p>
        </div>
        ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
        <form novalidate @submit=${this.#submit}>
          ${field({
            name: 'passcode',
            label: t('lock.passcode'),
            type: 'password',
            inputmode: 'numeric',
            autocomplete: 'off',
            required: true,
            value: this.passcode,
            onInput: (value) => (this.passcode = value),
          })}
          <button class="button primary wide" type="submit" aria-disabled=${this.busy}>
            ${t('lock.open')}
          </button>
        </form>
        <button class="button quiet wide" type="button" @click=${this.#signOut}>
          ${t('lock.signOut')}
        </button>
      </div>
    </main>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy || !this.passcode) return;
    this.busy = true;
    this.problem = '';
    try {
      api.csrfToken = (await api.get('/session')).csrfToken;
      await api.post('/lock/open', { passcode: this.passcode });
      this.dispatchEvent(new Event('unlocked'));
    } catch (error) {
      this.problem = messageOf(error);
      this.passcode = '';
      await this.updateComplete;
      document.getElementById('passcode')?.focus();
    } finally {
      this.busy = false;
    }
  }

  async #signOut() {
    api.csrfToken = (await api.get('/session').catch(() => ({ csrfToken: '' }))).csrfToken;
    this.dispatchEvent(new Event('sign-out'));
  }
}
customElements.define('wb-lock', Lock);
