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
    // Five fit a phone; the rest is behind the four squares.
    const own = !session.platform;
    const between = contributions.menu('nav', 'bottom').slice(0, own ? 3 : 5);
    return html`<nav class="bottom-bar" aria-label=${t('nav.bottom')}>
      ${own ? this.#entry('/', 'home', t('home.nav')) : nothing}
      ${between.map(({ route, icon, label }) => this.#entry(route, icon, label))}
      ${own ? this.#entry('/settings', 'gear', t('settings.title')) : nothing}
    </nav>`;
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
