import {
  KitElement,
  api,
  ask,
  css,
  failure,
  formatDateTime,
  html,
  messageOf,
  repeat,
  texts,
  toast,
} from '@wellbundle/kit';
import { live, nameOf } from './console.js';

const t = await texts(import.meta.url);

/** What was given up after all tries: put back, or thrown away. */
export default class DeadLettersPage extends KitElement {
  static properties = { kind: { state: true }, busy: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .letters {
        display: grid;
        gap: 14px;
      }
      .reason {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .muted {
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.kind = '';
    this.busy = '';
    /** @type {import('@wellbundle/kit').Resource<{ deadLetters: import('./console.js').Letter[] }>} */
    this.letters = live(this, '/operator/dead-letters');
  }

  render() {
    return html`<wb-page narrow heading=${t('dead.title')} lead=${t('dead.lead')}>
      ${this.letters.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.letters.reload()),
        ready: ({ deadLetters }) => this.#ready(deadLetters),
      })}
    </wb-page>`;
  }

  /** @param {import('./console.js').Letter[]} letters */
  #ready(letters) {
    if (!letters.length)
      return html`<wb-card
        ><wb-empty icon="check-circle" heading=${t('dead.none')}>${t('dead.none.words')}</wb-empty></wb-card
      >`;
    const kinds = [...new Set(letters.map(({ kind }) => kind))].sort();
    const shown = letters.filter(({ kind }) => !this.kind || kind === this.kind);
    return html`
      <div>
        <wb-segmented
          label=${t('dead.kinds')}
          .options=${[
            { value: '', label: t('dead.all', { count: letters.length }) },
            ...kinds.map((kind) => ({ value: kind, label: t(`dead.${kind}`) })),
          ]}
          .value=${kinds.includes(this.kind) ? this.kind : ''}
          @change=${(/** @type {Event} */ event) =>
            (this.kind = /** @type {any} */ (event.target).value)}
        ></wb-segmented>
      </div>
      <div class="letters">
        ${repeat(
          shown.length ? shown : letters,
          ({ id }) => id,
          (letter) => this.#letter(letter),
        )}
      </div>
    `;
  }

  /** @param {import('./console.js').Letter} of */
  #letter(of) {
    const details = Object.entries(of.details).map(([name, value]) => `${name} ${value}`);
    const busy = this.busy === of.id;
    return html`<wb-card heading=${`${nameOf(of.source)} ${of.subject}`} note=${of.id}>
      <p class="reason">${of.reason}</p>
      <p class="muted">
        ${[formatDateTime(of.at), of.tenant ?? t('dead.nobody'), ...details].join(' · ')}
      </p>
      ${of.correlationId ? html`<p class="muted">${t('dead.reference', { reference: of.correlationId })}</p>` : ''}
      <div class="actions">
        <button class="button" type="button" ?disabled=${busy} @click=${() => void this.#replay(of)}>
          <wb-icon name="refresh"></wb-icon>${t('dead.replay')}
        </button>
        <button
          class="button quiet"
          type="button"
          ?disabled=${busy}
          aria-label=${t('dead.purge.label', { id: of.id })}
          @click=${() => void this.#purge(of)}
        >
          ${t('dead.purge')}
        </button>
      </div>
    </wb-card>`;
  }

  /** @param {import('./console.js').Letter} of */
  #replay({ id }) {
    return this.#settle(id, () => api.post(`/operator/dead-letters/${id}/replay`));
  }

  /** @param {import('./console.js').Letter} of */
  async #purge({ id }) {
    const agreed = await ask({
      heading: t('purge.heading', { id }),
      body: t('purge.words'),
      confirm: t('dead.purge'),
      danger: true,
    });
    if (agreed) await this.#settle(id, () => api.delete(`/operator/dead-letters/${id}`));
  }

  /**
   * @param {string} id
   * @param {() => Promise<{ sentence: string }>} action
   */
  async #settle(id, action) {
    this.busy = id;
    try {
      toast((await action()).sentence, { tone: 'good' });
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    } finally {
      this.busy = '';
      void this.letters.refresh();
    }
  }
}
