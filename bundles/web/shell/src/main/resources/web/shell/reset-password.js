import { LitElement, html, nothing } from 'lit';
import { api } from '../kit/api.js';
import { field } from '../kit/field.js';
import { texts } from '../kit/i18n.js';
import { messageOf } from '../kit/problem.js';
import { session } from '../kit/session.js';
import { signInFrame } from './sign-in-frame.js';

const t = await texts(import.meta.url);

/** A new password with the key of a mailed link, which stands behind the #. Fires `done`. */
class ResetPassword extends LitElement {
  static properties = {
    busy: { state: true },
    problem: { state: true },
    finished: { state: true },
    profile: { state: true },
  };

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    this.finished = false;
    this.profile = 'seed';
    this.password = '';
    this.again = '';
    this.key = location.hash.slice(1);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    // Out of the address bar, the history and any screenshot.
    history.replaceState({}, '', '/reset-password');
    api.get('/password/rules').then(
      ({ profile }) => (this.profile = profile),
      () => {},
    );
  }

  render() {
    document.title = [t('reset.heading'), session.tenant?.name].filter(Boolean).join(' · ');
    return signInFrame(html`<div>
        <h1>${t('reset.heading')}</h1>
        <p class="words">${this.finished ? t('reset.done') : t('reset.words')}</p>
      </div>
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      ${this.finished ? this.#done() : this.#form()}`);
  }

  #done() {
    return html`<button
      class="button primary wide"
      type="button"
      @click=${() => this.dispatchEvent(new Event('done'))}
    >
      ${t('reset.signIn')}
    </button>`;
  }

  #form() {
    return html`<form novalidate @submit=${this.#submit}>
      ${field({
        name: 'password',
        label: t('reset.password'),
        type: 'password',
        autocomplete: 'new-password',
        required: true,
        hint: t(`reset.rules.${this.profile}`),
        value: this.password,
        onInput: (value) => (this.password = value),
      })}
      ${field({
        name: 'again',
        label: t('reset.again'),
        type: 'password',
        autocomplete: 'new-password',
        required: true,
        value: this.again,
        onInput: (value) => (this.again = value),
      })}
      <button class="button primary wide" type="submit" aria-disabled=${this.busy}>
        ${t('reset.submit')}
      </button>
      <button
        class="button quiet wide"
        type="button"
        @click=${() => this.dispatchEvent(new Event('done'))}
      >
        ${t('forgotten.back')}
      </button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.problem = this.password === this.again ? '' : t('reset.again.fault');
    if (this.problem) return;
    this.busy = true;
    try {
      await api.post('/password/reset', { key: this.key || '-', password: this.password });
      this.finished = true;
      session.set({ me: null });
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('wb-reset-password', ResetPassword);
