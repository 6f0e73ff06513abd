import { KitElement, css, failure, html, nothing, repeat, texts } from '@wellbundle/kit';
import { choose } from './choosing.js';
import { endedNotice } from './ended.js';
import { activeLink, linkResource, nameOf, providersResource } from './link.js';
import { linkedCard } from './linked-card.js';
import { providerLogo } from './logo.js';
import { measuresOf } from './measures.js';

const t = await texts(import.meta.url);
const returnTo = '/settings';

/** Settings → Apps: the phone's way to the same link (rule L6). */
export default class AppsPage extends KitElement {
  static properties = { busy: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      wb-list + * {
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.link = linkResource(this);
    this.providers = providersResource(this);
  }

  render() {
    const views = {
      loading: () => html`<wb-card loading></wb-card>`,
      failed: (/** @type {unknown} */ error) => this.#failed(error),
    };
    return html`<wb-page
      narrow
      heading=${t('apps.title')}
      lead=${t('apps.lead')}
      back="/settings"
      back-label=${t('apps.back')}
    >
      ${this.link.render({
        ...views,
        ready: (link) =>
          this.providers.render({ ...views, ready: (providers) => this.#ready(link, providers) }),
      })}
      <wb-support topic="device"></wb-support>
    </wb-page>`;
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
    const shown = link && link.state !== 'UNLINKED' ? link : null;
    const others = providers.filter(({ id }) => id !== active?.providerId);
    const current = active ? nameOf(active, providers) : null;
    return html`
      ${
        shown
          ? html`<${linkedCard}
            .link=${shown}
            name=${nameOf(shown, providers)}
            logo=${providers.find(({ id }) => id === shown.providerId)?.logo ?? ''}
            brief
            return-to=${returnTo}
            @link-gone=${() => this.link.refresh()}
          ></${linkedCard}>`
          : nothing
      }
      ${link?.state === 'UNLINKED' ? endedNotice(link, nameOf(link, providers)) : nothing}
      ${
        others.length
          ? html`<wb-list heading=${active ? t('others.heading') : nothing}>
              ${repeat(
                others,
                ({ id }) => id,
                (provider) => this.#app(provider, current),
              )}
            </wb-list>`
          : nothing
      }
    `;
  }

  /**
   * @param {import('./link.js').Provider} provider
   * @param {string | null} current
   */
  #app(provider, current) {
    const away = provider.state !== 'available';
    return html`<wb-item
      ?action=${!away}
      ?busy=${this.busy}
      heading=${current === null ? provider.name : t('action.switch', { name: provider.name })}
      detail=${away ? t(`provider.${provider.state}`) : measuresOf(provider.metrics)}
      @choose=${() => this.#choose(provider, current)}
    >
      <${providerLogo} slot="start" name=${provider.name} src=${provider.logo ?? ''}></${providerLogo}>
    </wb-item>`;
  }

  /**
   * @param {import('./link.js').Provider} provider
   * @param {string | null} current
   */
  async #choose(provider, current) {
    this.busy = true;
    if (!(await choose(provider, { current, returnTo }))) this.busy = false;
    void this.link.refresh();
  }
}
