import {
  KitElement,
  Resource,
  api,
  css,
  failure,
  field,
  formatDateTime,
  html,
  messageOf,
  nothing,
  session,
  texts,
  toast,
} from '@wellbundle/kit';
import { formStyles } from './form.js';
import { refreshMe } from './me.js';
import { recoveryCodes } from './recovery-codes.js';

const t = await texts(import.meta.url);

/**
 * @typedef {{ on: boolean, needed: boolean, since: string | null, recoveryCodesLeft: number }} State
 * @typedef {{ key: string, address: string, qr: { size: number, path: string } }} Enrolment
 * @typedef {'' | 'renew' | 'remove'} Wish what password and code are asked for
 */

/** Settings → Two-step sign-in: a code of an app besides the password. */
export default class SecondFactorPage extends KitElement {
  static properties = {
    busy: { state: true },
    problem: { state: true },
    faults: { state: true },
    enrolment: { state: true },
    recovery: { state: true },
    wish: { state: true },
  };

  static styles = [
    KitElement.styles,
    formStyles,
    css`
      .scan {
        display: flex;
        flex-wrap: wrap;
        gap: 20px 24px;
        align-items: center;
      }
      .scan > svg {
        flex: none;
        width: 184px;
        height: 184px;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: #fff;
      }
      .words {
        display: grid;
        flex: 1 1 220px;
        gap: 12px;
        justify-items: start;
        min-width: 0;
      }
      .key {
        font-family: ui-monospace, monospace;
        font-size: 0.9375rem;
        font-weight: 600;
        letter-spacing: 0.04em;
        overflow-wrap: anywhere;
      }
      form.plain {
        padding: 0;
        border: 0;
        background: none;
        box-shadow: none;
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    /** @type {{ password?: string, code?: string }} */
    this.faults = {};
    /** @type {Enrolment | null} */
    this.enrolment = null;
    /** @type {string[]} */
    this.recovery = [];
    /** @type {Wish} */
    this.wish = '';
    this.values = { password: '', code: '' };
    /** @type {Resource<State>} */
    this.state = new Resource(this, (signal) => api.get('/second-factor', { signal }));
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('second-factor.title')}
      lead=${t('second-factor.lead')}
      back="/settings"
      back-label=${t('back')}
    >
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      ${this.state.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.state.reload()),
        ready: (state) => this.#ready(state),
      })}
    </wb-page>`;
  }

  /** @param {State} state */
  #ready(state) {
    if (this.recovery.length) {
      return html`<${recoveryCodes}
        .codes=${this.recovery}
        @kept=${() => (this.recovery = [])}
      ></${recoveryCodes}>`;
    }
    if (this.enrolment) return this.#enrolling(this.enrolment);
    return state.on ? this.#on(state) : this.#off(state);
  }

  /** @param {State} state */
  #off({ needed }) {
    return html`${
        needed
          ? html`<wb-notice tone="warn" heading=${t('second-factor.needed')}>
              ${t('second-factor.needed.words')}
            </wb-notice>`
          : nothing
      }
      <form novalidate @submit=${this.#begin}>
        <p class="muted">${t('second-factor.off')}</p>
        ${this.#password()}
        <div class="actions">
          <button class="button primary" type="submit" aria-disabled=${this.busy}>
            ${t('second-factor.begin')}
          </button>
        </div>
      </form>`;
  }

  /** @param {Enrolment} enrolment */
  #enrolling({ key, address, qr }) {
    return html`<wb-card heading=${t('second-factor.scan')}>
        <div class="scan">
          <svg
            role="img"
            aria-label=${t('second-factor.scan.picture')}
            viewBox="0 0 ${qr.size} ${qr.size}"
            shape-rendering="crispEdges"
          >
            <path d=${qr.path} fill="#000" />
          </svg>
          <div class="words">
            <p class="muted">${t('second-factor.scan.words')}</p>
            <p class="key" aria-label=${t('second-factor.key')}>${groups(key)}</p>
            <div class="actions">
              <button class="button" type="button" @click=${() => this.#copy(key)}>
                ${t('second-factor.copy')}
              </button>
              <a class="button quiet" href=${address}>${t('second-factor.open')}</a>
            </div>
          </div>
        </div>
      </wb-card>
      <wb-card heading=${t('second-factor.enter')}>
        <form class="plain" novalidate @submit=${this.#confirm}>
          ${this.#code(t('second-factor.code.hint.app'), 'numeric')}
          <div class="actions">
            <button class="button primary" type="submit" aria-disabled=${this.busy}>
              ${t('second-factor.confirm')}
            </button>
            <button class="button quiet" type="button" @click=${this.#giveUp}>
              ${t('second-factor.cancel')}
            </button>
          </div>
        </form>
      </wb-card>`;
  }

  /** @param {State} state */
  #on({ since, recoveryCodesLeft }) {
    return html`<wb-notice tone="good">
        ${t('second-factor.on', { when: formatDateTime(since ?? '') })}
      </wb-notice>
      <wb-card heading=${t('second-factor.recovery')}>
        <div class="stack">
          <div class="row">
            <wb-badge tone=${recoveryCodesLeft > 2 ? 'neutral' : 'warn'}>
              ${t('second-factor.left', { count: recoveryCodesLeft })}
            </wb-badge>
          </div>
          <p class="muted">${t('second-factor.recovery.what')}</p>
          ${this.#asking('renew', t('second-factor.renew'), t('second-factor.renew.words'))}
        </div>
      </wb-card>
      <wb-card heading=${t('second-factor.remove.title')}>
        <div class="stack">
          <p class="muted">${t('second-factor.remove.words')}</p>
          ${this.#asking('remove', t('second-factor.remove'))}
        </div>
      </wb-card>`;
  }

  /**
   * A button that asks for password and code first.
   * @param {Wish} wish
   * @param {string} label
   * @param {string} [words]
   */
  #asking(wish, label, words = '') {
    const danger = wish === 'remove' ? 'danger' : '';
    if (this.wish !== wish) {
      return html`<div class="actions">
        <button class="button ${danger}" type="button" @click=${() => this.#ask(wish)}>${label}</button>
      </div>`;
    }
    return html`<form class="plain" novalidate @submit=${this.#proven}>
      ${words ? html`<p class="muted">${words}</p>` : nothing}
      ${this.#password()} ${this.#code(t('second-factor.code.hint'))}
      <div class="actions">
        <button class="button ${danger || 'primary'}" type="submit" aria-disabled=${this.busy}>
          ${label}
        </button>
        <button class="button quiet" type="button" @click=${() => this.#ask('')}>
          ${t('second-factor.cancel')}
        </button>
      </div>
    </form>`;
  }

  #password() {
    return html`<input
        class="visually-hidden"
        type="text"
        name="username"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        .value=${session.me?.account.email ?? ''}
      />
      ${field({
        name: 'password',
        label: t('second-factor.password'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        value: this.values.password,
        fault: this.faults.password ?? '',
        onInput: (value) => (this.values.password = value),
      })}`;
  }

  /**
   * @param {string} hint
   * @param {'text' | 'numeric'} [inputmode]
   */
  #code(hint, inputmode = 'text') {
    return field({
      name: 'code',
      label: t('second-factor.code'),
      autocomplete: 'one-time-code',
      inputmode,
      required: true,
      hint,
      value: this.values.code,
      fault: this.faults.code ?? '',
      onInput: (value) => (this.values.code = value),
    });
  }

  /** @param {Wish} wish */
  async #ask(wish) {
    this.#clear();
    this.wish = wish;
    if (wish) await this.#focus('password');
  }

  /** @param {SubmitEvent} event */
  #begin(event) {
    return this.#send(event, ['password'], async () => {
      const { password } = this.values;
      this.enrolment = await api.post('/second-factor', { password });
    });
  }

  /** @param {SubmitEvent} event */
  #confirm(event) {
    return this.#send(event, ['code'], async () => {
      const { code } = this.values;
      const made = await api.post('/second-factor/confirmation', { code });
      this.enrolment = null;
      this.recovery = made.recoveryCodes;
      toast(t('second-factor.switchedOn'), { tone: 'good' });
      await Promise.all([this.state.refresh(), refreshMe()]);
    });
  }

  /** @param {SubmitEvent} event */
  #proven(event) {
    return this.#send(event, ['password', 'code'], async () => {
      if (this.wish === 'renew') {
        const made = await api.post('/second-factor/recovery-codes', this.values);
        this.recovery = made.recoveryCodes;
      } else {
        await api.post('/second-factor/removal', this.values);
        toast(t('second-factor.removed'), { tone: 'good' });
      }
      this.wish = '';
      await Promise.all([this.state.refresh(), refreshMe()]);
    });
  }

  #giveUp() {
    this.#clear();
    this.enrolment = null;
  }

  /** @param {string} key */
  async #copy(key) {
    await navigator.clipboard.writeText(key);
    toast(t('second-factor.copied'), { tone: 'good' });
  }

  /**
   * @param {SubmitEvent} event
   * @param {('password' | 'code')[]} wanted
   * @param {() => Promise<void>} call
   */
  async #send(event, wanted, call) {
    event.preventDefault();
    if (this.busy) return;
    this.problem = '';
    const missing = wanted.filter((name) => !this.values[name].trim());
    this.faults = Object.fromEntries(missing.map((name) => [name, t(`second-factor.${name}.fault`)]));
    if (missing[0]) return this.#focus(missing[0]);
    this.busy = true;
    try {
      await call();
      this.#clear();
      window.scrollTo(0, 0);
    } catch (error) {
      this.problem = messageOf(error);
      this.values.code = '';
      this.requestUpdate();
    } finally {
      this.busy = false;
    }
  }

  #clear() {
    this.problem = '';
    this.faults = {};
    this.values = { password: '', code: '' };
  }

  /** @param {string} name */
  async #focus(name) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`#${name}`))?.focus();
  }
}

/** @param {string} key in groups of four, to be typed */
function groups(key) {
  return key.match(/.{1,4}/g)?.join(' ') ?? key;
}
