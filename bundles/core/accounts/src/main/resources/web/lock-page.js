import { KitElement, Resource, api, failure, field, html, messageOf, nothing, select, texts, toast } from '@wellbundle/kit';
import { formStyles } from './form.js';

const t = await texts(import.meta.url);

/** Settings → App lock: a passcode for this browser or app, checked by the service. */
export default class LockPage extends KitElement {
  static properties = { busy: { state: true }, problem: { state: true } };

  static styles = [KitElement.styles, formStyles];

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    this.values = { passcode: '', after: '300' };
    /** @type {Resource<{ lockAfterSeconds: number | null }>} */
    this.state = new Resource(this, (signal) => api.get('/session', { signal }));
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('lock.title')}
      lead=${t('lock.lead')}
      back="/settings"
      back-label=${t('back')}
    >
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      ${this.state.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.state.reload()),
        ready: ({ lockAfterSeconds }) => this.#ready(lockAfterSeconds !== null),
      })}
    </wb-page>`;
  }

  /** @param {boolean} on */
  #ready(on) {
    return html`${on ? html`<wb-notice tone="good">${t('lock.on')}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#submit}>
        ${field({
          name: 'passcode',
          label: t(on ? 'lock.new' : 'lock.passcode'),
          type: 'password',
          inputmode: 'numeric',
          autocomplete: 'off',
          required: true,
          hint: t('lock.hint'),
          value: this.values.passcode,
          onInput: (value) => (this.values.passcode = value),
        })}
        ${select({
          name: 'after',
          label: t('lock.after'),
          value: this.values.after,
          options: [60, 300, 900, 3600].map((seconds) => ({
            value: String(seconds),
            label: t('lock.minutes', { count: seconds / 60 }),
          })),
          onChange: (value) => (this.values.after = value),
        })}
        <div class="actions">
          <button class="button primary" type="submit" aria-disabled=${this.busy}>
            ${t(on ? 'lock.change' : 'lock.set')}
          </button>
          ${
            on
              ? html`<button class="button" type="button" @click=${this.#close}>
                    <wb-icon name="lock"></wb-icon>${t('lock.now')}
                  </button>
                  <button class="button quiet" type="button" @click=${this.#clear}>
                    ${t('lock.clear')}
                  </button>`
              : nothing
          }
        </div>
      </form>`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const { passcode, after } = this.values;
    return this.#do(
      () => api.put('/lock', { passcode, lockAfterSeconds: Number(after) }),
      t('lock.saved'),
    );
  }

  #clear() {
    return this.#do(() => api.delete('/lock'), t('lock.cleared'));
  }

  /** The frame closes, with a connection or without. */
  #close() {
    this.dispatchEvent(new Event('lock-now', { bubbles: true, composed: true }));
  }

  /**
   * @param {() => Promise<unknown>} call
   * @param {string} done
   */
  async #do(call, done) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await call();
      this.values.passcode = '';
      toast(done, { tone: 'good' });
      await this.state.refresh();
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}
