import { KitElement, ask, failure, html, nothing, repeat, texts } from '@wellbundle/kit';
import { change, consentsResource, decisionsOn, rests } from './consents.js';
import { purposeCard } from './purpose.js';

const t = await texts(import.meta.url);

/** @typedef {import('./consents.js').Consents} Consents */
/** @typedef {import('./consents.js').Purpose} Purpose */

/** Settings → Privacy: every decision, purpose by purpose, and a rest for all of them. */
export default class DecisionsPage extends KitElement {
  static properties = { busy: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.consents = consentsResource(this);
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('privacy')}
      lead=${t('decisions.lead')}
      back="/settings"
      back-label=${t('settings')}
    >
      ${this.consents.render({
        loading: () => html`<wb-card loading></wb-card><wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.consents.reload()),
        ready: (consents) => this.#ready(consents),
      })}
    </wb-page>`;
  }

  /** @param {Consents} consents */
  #ready(consents) {
    if (!consents.purposes.length) {
      return html`<wb-empty icon="shield" heading=${t('decisions.none')}
        >${t('decisions.none.words')}</wb-empty
      >`;
    }
    const rested = rests(consents, '*', 'restricted');
    return html`
      ${rested ? html`<wb-notice tone="warn" live>${t('rest.active')}</wb-notice>` : nothing}
      ${repeat(
        consents.purposes,
        ({ purpose }) => purpose,
        (purpose) =>
          html`<${purposeCard}
            .purpose=${purpose}
            ?objected=${rests(consents, purpose.purpose, 'objected')}
            ?rested=${rested}
            ?busy=${this.busy}
            @decide=${(/** @type {CustomEvent} */ event) =>
              this.#send(decisionsOn(purpose, event.detail.kinds, event.detail.granted))}
            @object=${(/** @type {CustomEvent<boolean>} */ event) =>
              this.#object(purpose, event.detail)}
          ></${purposeCard}>`,
      )}
      <wb-card heading=${t('rest.title')}>
        <div class="stack">
          <p class="muted">${t('rest.words')}</p>
          <div>
            <button
              class="button"
              type="button"
              ?disabled=${this.busy}
              @click=${() => this.#rest(!rested)}
            >
              <wb-icon name=${rested ? 'refresh' : 'pause'}></wb-icon
              >${t(rested ? 'rest.end' : 'rest.begin')}
            </button>
          </div>
        </div>
      </wb-card>
    `;
  }

  /**
   * @param {Purpose} purpose
   * @param {boolean} active
   */
  async #object(purpose, active) {
    const sure =
      !active ||
      (await ask({
        heading: t('decisions.object'),
        body: t('decisions.object.words', { purpose: purpose.title }),
        confirm: t('decisions.object'),
      }));
    if (sure) {
      await this.#send({ restrictions: [{ purpose: purpose.purpose, kind: 'objected', active }] });
    }
  }

  /** @param {boolean} active */
  async #rest(active) {
    const sure =
      !active ||
      (await ask({
        heading: t('rest.title'),
        body: t('rest.words'),
        confirm: t('rest.begin'),
      }));
    if (sure) await this.#send({ restrictions: [{ purpose: '*', kind: 'restricted', active }] });
  }

  /** @param {{ decisions?: object[], restrictions?: object[] }} wish */
  async #send(wish) {
    this.busy = true;
    await change(wish, this.consents);
    this.busy = false;
  }
}
