import { KitElement, css, define, html, nothing, texts } from '@wellbundle/kit';
import { measuresOf } from './measures.js';
import { providerLogo } from './logo.js';

const t = await texts(import.meta.url);

/**
 * A manufacturer that could be linked: what it measures, and one button. Fires `choose`.
 */
class ProviderCard extends KitElement {
  static properties = {
    provider: { attribute: false },
    switching: { type: Boolean },
    busy: { type: Boolean },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
      }
      .top {
        display: flex;
        align-items: start;
        gap: 14px;
        flex: 1;
        margin-bottom: 16px;
      }
      .measures {
        color: var(--muted);
        font-size: 0.875rem;
        line-height: 1.4;
      }
      .away {
        margin-bottom: 14px;
        color: var(--warn);
        font-size: 0.875rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./link.js').Provider | null} */
    this.provider = null;
    this.switching = false;
    this.busy = false;
  }

  render() {
    const { provider } = this;
    if (!provider) return nothing;
    const { name, state } = provider;
    const label = t(this.switching ? 'action.switch' : 'action.link', { name });
    return html`<wb-card>
      <div class="top">
        <${providerLogo} name=${name} src=${provider.logo ?? ''}></${providerLogo}>
        <div>
          <h2>${name}</h2>
          <p class="measures">${measuresOf(provider.metrics)}</p>
        </div>
      </div>
      ${state === 'available' ? nothing : html`<p class="away">${t(`provider.${state}`)}</p>`}
      <button
        class="button wide ${this.switching || state !== 'available' ? '' : 'primary'}"
        type="button"
        aria-label=${this.switching ? nothing : `${label}: ${name}`}
        aria-disabled=${this.busy || state !== 'available'}
        @click=${this.#choose}
      >
        ${label}
      </button>
    </wb-card>`;
  }

  #choose() {
    if (this.busy || this.provider?.state !== 'available') return;
    this.dispatchEvent(new CustomEvent('choose', { detail: this.provider }));
  }
}

export const providerCard = define('link-provider-card', ProviderCard, import.meta.url);
