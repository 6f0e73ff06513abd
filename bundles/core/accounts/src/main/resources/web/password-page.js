import { KitElement, api, field, html, messageOf, navigate, nothing, session, texts, toast } from '@wellbundle/kit';
import { formStyles } from './form.js';

const t = await texts(import.meta.url);

/** Settings → Password. */
export default class PasswordPage extends KitElement {
  static properties = { busy: { state: true }, problem: { state: true }, faults: { state: true }, profile: { state: true }, coded: { state: true } };

  static styles = [KitElement.styles, formStyles];

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    /** @type {{ current?: string, next?: string, again?: string, code?: string }} */
    this.faults = {};
    this.profile = 'seed';
    this.values = { current: '', next: '', again: '', code: '' };
    /** Two-step sign-in is on: the code is asked for, too. */
    this.coded = false;
  }

  connectedCallback() {
    super.connectedCallback();
    api.get('/password/rules').then(
      ({ profile }) => (this.profile = profile),
      () => {},
    );
    api.get('/second-factor').then(
      ({ on }) => (this.coded = on),
      () => {},
    );
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('password.title')}
      lead=${t('password.lead')}
      back="/settings"
      back-label=${t('back')}
    >
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#submit}>
        <input
          class="visually-hidden"
          type="text"
          name="username"
          autocomplete="username"
          tabindex="-1"
          aria-hidden="true"
          .value=${session.me?.account.email ?? ''}
        />
        ${this.#field('current', 'current-password')}
        ${this.coded ? this.#code() : nothing}
        ${this.#field('next', 'new-password', t(`password.rules.${this.profile}`))}
        ${this.#field('again', 'new-password')}
        <div class="actions">
          <button class="button primary" type="submit" aria-disabled=${this.busy}>
            ${t('password.save')}
          </button>
        </div>
      </form>
    </wb-page>`;
  }

  #code() {
    return field({
      name: 'code',
      label: t('second-factor.code'),
      autocomplete: 'one-time-code',
      required: true,
      hint: t('second-factor.code.hint'),
      value: this.values.code,
      fault: this.faults.code ?? '',
      onInput: (value) => (this.values.code = value),
    });
  }

  /**
   * @param {'current' | 'next' | 'again'} name
   * @param {string} autocomplete
   * @param {string} [hint]
   */
  #field(name, autocomplete, hint = '') {
    return field({
      name,
      label: t(`password.${name}`),
      type: 'password',
      autocomplete,
      required: true,
      hint,
      value: this.values[name],
      fault: this.faults[name] ?? '',
      onInput: (value) => (this.values[name] = value),
    });
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { current, next, again, code } = this.values;
    this.problem = '';
    this.faults = {
      ...(!current && { current: t('password.current.fault') }),
      ...(this.coded && !code.trim() && { code: t('second-factor.code.fault') }),
      ...(!next && { next: t('password.next.fault') }),
      ...(next !== again && { again: t('password.again.fault') }),
    };
    const [first] = Object.keys(this.faults);
    if (first) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`#${first}`))?.focus();
      return;
    }
    this.busy = true;
    try {
      await api.put('/password', { current, password: next, ...(this.coded && { code }) });
      toast(t('password.saved'), { tone: 'good' });
      navigate('/settings');
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}
