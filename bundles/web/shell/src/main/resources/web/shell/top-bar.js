import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { texts } from '../kit/i18n.js';
import { session } from '../kit/session.js';
import { contributions, keyOf } from './contributions.js';
import './contribution.js';

const t = await texts(import.meta.url);

/** Logo and name, main destinations, the four squares, the avatar. Light DOM. */
class TopBar extends LitElement {
  static properties = { path: {}, logoBroken: { state: true } };

  constructor() {
    super();
    this.path = '/';
    this.logoBroken = false;
    this.refresh = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    contributions.addEventListener('change', this.refresh);
    session.addEventListener('change', this.refresh);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    contributions.removeEventListener('change', this.refresh);
    session.removeEventListener('change', this.refresh);
  }

  render() {
    return html`<header class="top-bar">
      <a class="brand" href="/">
        ${
          this.logoBroken
            ? html`<span class="logo"><wb-icon name="activity"></wb-icon></span>`
            : html`<img
                class="logo"
                src=${session.logo}
                alt=""
                @error=${() => (this.logoBroken = true)}
              />`
        }
        <span class="name">${session.tenant?.name}</span>
      </a>
      <nav class="top-nav" aria-label=${t('nav.main')}>
        ${session.platform ? nothing : this.#destination('/', t('home.nav'))}
        ${contributions.menu('nav').map(({ route, label }) => this.#destination(route, label))}
      </nav>
      <div class="top-end">
        ${repeat(
          contributions.cards('topbar'),
          keyOf,
          (item) => html`<wb-contribution bare .item=${item}></wb-contribution>`,
        )}
        <wb-menu label=${t('nav.apps')} layout="grid" .items=${this.#apps()}>
          <wb-icon slot="button" name="apps"></wb-icon>
        </wb-menu>
        ${this.#avatar()}
      </div>
    </header>`;
  }

  /**
   * @param {string} route
   * @param {string} label
   */
  #destination(route, label) {
    return html`<a href=${route} aria-current=${isAt(this.path, route) ? 'page' : nothing}
      >${label}</a
    >`;
  }

  /** @returns {import('../kit/menu.js').MenuItem[]} */
  #apps() {
    return contributions.menu('apps', 'nav').map((entry) => this.#item(entry));
  }

  /** @param {{ label: string, icon: string, route: string }} entry */
  #item({ label, icon, route }) {
    return { label, icon, href: route, current: isAt(this.path, route) };
  }

  #avatar() {
    const account = session.me?.account;
    const name = account?.displayName || account?.email || '';
    const picture = session.me?.profiles.find(({ main }) => main)?.picture;
    /** @type {import('../kit/menu.js').MenuItem[]} */
    const items = [
      this.#item({ label: t('settings.title'), icon: 'gear', route: '/settings' }),
      ...contributions.menu('avatar').map((entry) => this.#item(entry)),
      {
        label: t('signOut'),
        icon: 'sign-out',
        action: () => this.dispatchEvent(new Event('sign-out')),
      },
    ];
    return html`<wb-menu label=${t('nav.account', { name })} .items=${items}>
      <wb-avatar
        slot="button"
        plain
        name=${name}
        picture=${picture ? `${picture}&size=small` : ''}
      ></wb-avatar>
      <div slot="header" class="menu-header">
        <strong>${name}</strong>
        <span>${account?.email}</span>
      </div>
    </wb-menu>`;
  }
}
customElements.define('wb-top-bar', TopBar);

/**
 * @param {string} path
 * @param {string} route
 */
export function isAt(path, route) {
  return path === route || (route !== '/' && path.startsWith(`${route}/`));
}
