import { KitElement, css, failure, html, nothing, texts } from '@wellbundle/kit';
import { takeRefusal } from './choosing.js';
import { activeLink, linkResource, nameOf, providersResource } from './link.js';
import { providerLogo } from './logo.js';
import { lastSync, viewOf } from './states.js';

const t = await texts(import.meta.url);

/** Settings → Connected App: the linked app with its last sync, and the way to the list (rule L6). */
export default class ConnectedAppCard extends KitElement {
  static properties = { refusal: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .mark {
        color: var(--good);
        --icon: 18px;
        --icon-stroke: 2.6;
      }
      .mark.warn {
        color: var(--warn);
        --icon-stroke: 2;
      }
      .plus {
        display: grid;
        place-items: center;
        width: 48px;
        height: 48px;
        border: 1.5px dashed var(--line-strong);
        border-radius: 13px;
        color: var(--brand-ink);
      }
    `,
  ];

  constructor() {
    super();
    this.refusal = takeRefusal();
    this.link = linkResource(this);
    this.providers = providersResource(this);
  }

  render() {
    return html`${this.refusal ? html`<wb-notice tone="warn" live>${this.refusal}</wb-notice>` : nothing}
    ${this.link.render({
      loading: () => this.#list(nothing, false),
      failed: (error) =>
        html`${this.#list(nothing, null)}${failure(error, () => void this.link.reload())}`,
      ready: (link) => this.#ready(link),
    })}`;
  }

  /** @param {import('./link.js').Link | null} link */
  #ready(link) {
    const active = activeLink(link);
    return this.#list(active ? this.#connected(active) : nothing, !!active);
  }

  /**
   * @param {unknown} connected
   * @param {boolean | null} linked null when it isn't known
   */
  #list(connected, linked) {
    return html`<wb-list heading=${t('connectedApp')}>
      ${connected}
      <wb-item
        heading=${t('apps.title')}
        detail=${linked === null ? '' : t(linked ? 'apps.switch' : 'apps.choose')}
        href="/settings/apps"
      >
        <span class="plus" slot="start"><wb-icon name="plus"></wb-icon></span>
      </wb-item>
    </wb-list>`;
  }

  /** @param {import('./link.js').Link} link */
  #connected(link) {
    const providers = this.providers.value ?? [];
    const name = nameOf(link, providers);
    const view = viewOf(link, name);
    const logo = providers.find(({ id }) => id === link.providerId)?.logo ?? '';
    return html`<wb-item heading=${name} detail=${this.#detail(link, view)} href="/settings/apps">
      <${providerLogo} slot="start" name=${name} src=${logo}></${providerLogo}>
      ${
        view.linked
          ? html`<wb-icon
              slot="mark"
              class="mark"
              name="check"
              label=${t('badge.linked')}
            ></wb-icon>`
          : html`<wb-icon
              slot="mark"
              class="mark warn"
              name="warning"
              label=${view.label}
            ></wb-icon>`
      }
    </wb-item>`;
  }

  /**
   * @param {import('./link.js').Link} link
   * @param {import('./states.js').StateView} view
   */
  #detail(link, view) {
    if (!view.linked) return link.lastDataAt ? `${view.label} · ${lastSync(link)}` : view.label;
    return link.lastDataAt ? lastSync(link) : t('state.noData');
  }
}
