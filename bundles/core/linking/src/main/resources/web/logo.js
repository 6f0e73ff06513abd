import { KitElement, css, define, html } from '@wellbundle/kit';

/** A manufacturer's logo, or its initial where there is none. */
class ProviderLogo extends KitElement {
  static properties = { name: {}, src: {}, broken: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
        place-items: center;
        flex: none;
        width: var(--logo, 48px);
        height: var(--logo, 48px);
        border-radius: calc(var(--logo, 48px) * 0.26);
        background: var(--brand-soft);
        color: var(--brand-ink);
        font-size: calc(var(--logo, 48px) * 0.4);
        font-weight: 700;
        overflow: hidden;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.src = '';
    this.broken = false;
  }

  render() {
    if (this.src && !this.broken) {
      return html`<img src=${this.src} alt="" @error=${() => (this.broken = true)} />`;
    }
    return html`<span aria-hidden="true">${[...this.name][0]?.toUpperCase()}</span>`;
  }
}

export const providerLogo = define('link-logo', ProviderLogo, import.meta.url);
