import { LitElement, html, nothing } from 'lit';
import { texts } from '../kit/i18n.js';
import { session } from '../kit/session.js';
import { contributions } from './contributions.js';
import { isAt } from './top-bar.js';

const t = await texts(import.meta.url);

/** The phone's main destinations. Light DOM; shown by style on narrow screens only. */
class BottomBar extends LitElement {
  static properties = { path: {} };

  constructor() {
    super();
    this.path = '/';
    this.refresh = () => this.requestUpdate();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    contributions.addEventListener('change', this.refresh);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    contributions.removeEventListener('change', this.refresh);
  }

  render() {
    return html`<nav class="bottom-bar" aria-label=${t('nav.bottom')}>
      ${session.platform ? this.#operators() : this.#members()}
    </nav>`;
  }

  /** Five fit a phone; the rest is behind the four squares. */
  #members() {
    const between = contributions.menu('nav', 'bottom').slice(0, 3);
    return html`${this.#entry('/', 'home', t('home.nav'))}
      ${between.map(({ route, icon, label }) => this.#entry(route, icon, label))}
      ${this.#entry('/settings', 'gear', t('settings.title'))}`;
  }

  /** Operators have more places than fit: what a hurry needs first, then a menu. */
  #operators() {
    const all = [
      ...contributions.menu('nav', 'bottom'),
      { route: '/settings', icon: 'gear', label: t('settings.title') },
    ];
    const rest = all.slice(4).map(({ route, icon, label }) => ({
      label,
      icon,
      href: route,
      current: isAt(this.path, route),
    }));
    return html`${all.slice(0, 4).map(({ route, icon, label }) => this.#entry(route, icon, label))}
      <wb-menu
        label=${t('nav.more')}
        layout="above"
        .items=${rest}
        ?data-current=${rest.some(({ current }) => current)}
      >
        <wb-icon slot="button" name="more"></wb-icon><span slot="button">${t('nav.more')}</span>
      </wb-menu>`;
  }

  /**
   * @param {string} route
   * @param {string} icon
   * @param {string} label
   */
  #entry(route, icon, label) {
    return html`<a href=${route} aria-current=${isAt(this.path, route) ? 'page' : nothing}>
      <wb-icon name=${icon}></wb-icon><span>${label}</span>
    </a>`;
  }
}
customElements.define('wb-bottom-bar', BottomBar);
