import { KitElement, css, failure, html, nothing, repeat, texts } from '@wellbundle/kit';
import { choose, takeRefusal } from './choosing.js';
import { devicesCard } from './devices-card.js';
import { endedNotice } from './ended.js';
import { activeLink, linkResource, nameOf, providersResource } from './link.js';
import { linkedCard } from './linked-card.js';
import { providerCard } from './provider-card.js';

const t = await texts(import.meta.url);

/** Link Device: the manufacturers, and the linked one with its state and history. */
export default class LinkPage extends KitElement {
  static properties = { refusal: { state: true }, busy: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr));
        gap: 16px;
      }
      .others {
        margin-top: 14px;
      }
      .others h2 + p {
        margin-bottom: 14px;
        color: var(--muted);
        font-size: 0.9375rem;
      }
      wb-support {
        margin-top: 10px;
      }
    `,
  ];

  constructor() {
    super();
    this.refusal = takeRefusal();
    this.busy = '';
    this.link = linkResource(this);
    this.providers = providersResource(this);
  }

  render() {
    const views = {
      loading: () => this.#loading(),
      failed: (/** @type {unknown} */ error) => this.#failed(error),
    };
    return html`<wb-page heading=${t('link.title')} lead=${t('link.lead')}>
      ${this.refusal ? html`<wb-notice tone="warn" live>${this.refusal}</wb-notice>` : nothing}
      ${this.link.render({
        ...views,
        ready: (link) =>
          this.providers.render({ ...views, ready: (providers) => this.#ready(link, providers) }),
      })}
      <wb-support topic="device"></wb-support>
    </wb-page>`;
  }

  #loading() {
    return html`<wb-card loading></wb-card>`;
  }

  /** @param {unknown} error */
  #failed(error) {
    return failure(error, () => {
      void this.link.reload();
      void this.providers.reload();
    });
  }

  /**
   * @param {import('./link.js').Link | null} link
   * @param {import('./link.js').Provider[]} providers
   */
  #ready(link, providers) {
    const active = activeLink(link);
    const others = providers.filter(({ id }) => id !== active?.providerId);
    const shown = link && link.state !== 'UNLINKED' ? link : null;
    return html`
      ${
        shown
          ? html`<${linkedCard}
            .link=${shown}
            name=${nameOf(shown, providers)}
            logo=${providers.find(({ id }) => id === shown.providerId)?.logo ?? ''}
            return-to="/link"
            @link-gone=${this.#gone}
          ></${linkedCard}>`
          : nothing
      }
      ${active?.lastDataAt ? html`<${devicesCard}></${devicesCard}>` : nothing}
      ${link?.state === 'UNLINKED' ? endedNotice(link, nameOf(link, providers)) : nothing}
      ${others.length ? this.#others(active, providers, others) : nothing}
      ${
        !shown && !others.length
          ? html`<wb-card
              ><wb-empty icon="watch" heading=${t('link.none')}
                >${t('link.none.words')}</wb-empty
              ></wb-card
            >`
          : nothing
      }
    `;
  }

  /**
   * @param {import('./link.js').Link | null} active
   * @param {import('./link.js').Provider[]} providers
   * @param {import('./link.js').Provider[]} others
   */
  #others(active, providers, others) {
    const current = active ? nameOf(active, providers) : null;
    return html`<section class=${active ? 'others' : ''}>
      ${
        active
          ? html`<h2>${t('others.heading')}</h2>
              <p>${t('others.lead')}</p>`
          : nothing
      }
      <div class="cards">
        ${repeat(
          others,
          ({ id }) => id,
          (provider) =>
            html`<${providerCard}
              .provider=${provider}
              ?switching=${!!active}
              ?busy=${this.busy !== ''}
              @choose=${() => this.#choose(provider, current)}
            ></${providerCard}>`,
        )}
      </div>
    </section>`;
  }

  #gone() {
    this.refusal = '';
    void this.link.refresh();
  }

  /**
   * @param {import('./link.js').Provider} provider
   * @param {string | null} current
   */
  async #choose(provider, current) {
    this.busy = provider.id;
    this.refusal = '';
    const leaving = await choose(provider, { current, returnTo: '/link' });
    if (!leaving) this.busy = '';
    void this.link.refresh();
  }
}
