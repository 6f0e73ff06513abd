import { LitElement, html, nothing } from 'lit';
import { texts } from '../kit/i18n.js';
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
    const between = contributions.menu('nav', 'bottom').slice(0, 3);
    return html`<nav class="bottom-bar" aria-label=${t('nav.bottom')}>
      ${this.#entry('/', 'home', t('home.nav'))}
      ${between.map(({ route, icon, label }) => this.#entry(route, icon, label))}
      ${this.#entry('/settings', 'gear', t('settings.title'))}
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
