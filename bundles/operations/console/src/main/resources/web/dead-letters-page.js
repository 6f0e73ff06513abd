import {
  KitElement,
  api,
  ask,
  css,
  failure,
  formatDateTime,
  html,
  repeat,
  texts,
  toast,
} from '@wellbundle/kit';
import { live, nameOf } from './console.js';
import { refusal, words } from './outcome.js';

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
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
        gap: 10px 24px;
        margin-top: 12px;
        font-size: 0.9375rem;
      }
      dt {
        color: var(--muted);
        font-size: 0.8125rem;
      }
      dd {
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 16px;
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
    const busy = this.busy === of.id;
    return html`<wb-card heading=${`${nameOf(of.source)} ${of.subject}`} note=${of.id}>
      <p class="reason">${of.reason}</p>
      <dl>
        ${facts(of).map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
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
   * @param {() => Promise<import('./outcome.js').Said>} action
   */
  async #settle(id, action) {
    this.busy = id;
    try {
      toast(words(await action(), { id }), { tone: 'good' });
    } catch (error) {
      toast(refusal(error, { id }), { tone: 'bad' });
    } finally {
      this.busy = '';
      void this.letters.refresh();
    }
  }
}

/** Details in this order, under names of our own; others follow under theirs. */
const named = ['kind', 'from', 'to', 'received', 'link', 'content type', 'bytes', 'happened', 'replay'];

/**
 * @param {import('./console.js').Letter} letter
 * @returns {[string, string][]} name and value
 */
function facts({ at, tenant, correlationId, details }) {
  const others = Object.keys(details).filter((name) => !named.includes(name));
  return [
    [t('dead.at'), formatDateTime(at)],
    [t('column.tenant'), tenant ?? t('dead.nobody')],
    ...[...named.filter((name) => name in details), ...others].map(
      (name) =>
        /** @type {[string, string]} */ ([
          named.includes(name) ? t(name === 'replay' ? 'dead.replay-state' : `dead.${name.replace(' ', '-')}`) : name,
          readable(details[name] ?? ''),
        ]),
    ),
    ...(correlationId ? [/** @type {[string, string]} */ ([t('dead.reference'), correlationId])] : []),
  ];
}

/** @param {string} value times as people read them, codes without underscores */
function readable(value) {
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? formatDateTime(value) : value.replaceAll('_', ' ');
}
