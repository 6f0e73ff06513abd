import { LitElement, html, nothing } from 'lit';
import { api } from '../kit/api.js';
import { texts } from '../kit/i18n.js';
import { messageOf } from '../kit/problem.js';
import { session } from '../kit/session.js';
import { signInFrame } from './sign-in-frame.js';

const t = await texts(import.meta.url);

/**
 * Keeps an account, or a profile, that was to be erased, with the key of a mailed link, which stands behind the
 * #. A button, since programs open the links of mails, too. Fires `done`.
 */
class Reactivate extends LitElement {
  static properties = {
    busy: { state: true },
    problem: { state: true },
    finished: { state: true },
  };

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    this.finished = false;
    this.key = location.hash.slice(1);
    this.texts = this.key.startsWith('profile-') ? 'reactivate.profile' : 'reactivate';
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    // Out of the address bar, the history and any screenshot.
    history.replaceState({}, '', '/reactivate');
  }

  render() {
    document.title = [t(`${this.texts}.heading`), session.tenant?.name].filter(Boolean).join(' · ');
    return signInFrame(html`<div>
        <h1>${t(`${this.texts}.heading`)}</h1>
        <p class="words">${this.finished ? t(`${this.texts}.done`) : t(`${this.texts}.words`)}</p>
      </div>
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      ${
        this.finished
          ? nothing
          : html`<button
              class="button primary wide"
              type="button"
              aria-disabled=${this.busy}
              @click=${this.#keep}
            >
              ${t(`${this.texts}.keep`)}
            </button>`
      }
      <button
        class="button ${this.finished ? 'primary' : 'quiet'} wide"
        type="button"
        @click=${() => this.dispatchEvent(new Event('done'))}
      >
        ${t(this.finished ? 'reset.signIn' : 'forgotten.back')}
      </button>`);
  }

  async #keep() {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await api.post('/privacy/reactivation/by-mail', { key: this.key || '-' });
      this.finished = true;
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('wb-reactivate', Reactivate);
