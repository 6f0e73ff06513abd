import { LitElement, html, nothing } from 'lit';
import { texts } from '../kit/i18n.js';
import { keyOf, tagOf } from './contributions.js';

const t = await texts(import.meta.url);

/** Fired by a `wb-contribution` once its element is on screen, or can't be. */
export const settled = 'contribution-settled';

/**
 * The place of one contributed page or card. What breaks inside it breaks only here.
 */
class ContributionPlace extends LitElement {
  static properties = {
    item: { attribute: false },
    page: { type: Boolean },
    bare: { type: Boolean },
    state: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./contributions.js').Contribution | null} */
    this.item = null;
    this.page = false;
    /** In a bar there is no room for words about waiting or failing. */
    this.bare = false;
    /** @type {'loading' | 'ready' | 'broken'} */
    this.state = 'loading';
    /** @type {HTMLElement | null} */
    this.element = null;
    this.key = '';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    if (!this.item || keyOf(this.item) === this.key) return;
    this.key = keyOf(this.item);
    void this.#load(this.item);
  }

  /** @param {import('./contributions.js').Contribution} item */
  async #load(item) {
    this.state = 'loading';
    this.element = null;
    const { key } = this;
    try {
      const tag = await tagOf(item);
      if (key !== this.key) return;
      this.element = document.createElement(tag);
      this.state = 'ready';
      await this.updateComplete;
      await /** @type {any} */ (this.element).updateComplete;
    } catch (error) {
      if (key !== this.key) return;
      console.warn('[wellbundle] contribution failed:', key, error);
      this.element = null;
      this.state = 'broken';
    }
    this.dispatchEvent(new Event(settled, { bubbles: true }));
  }

  #retry() {
    if (this.item) void this.#load(this.item);
  }

  render() {
    if (this.state === 'ready') return this.element;
    if (this.bare) return nothing;
    if (this.state === 'broken') return this.page ? this.#brokenPage() : this.#brokenCard();
    return this.page
      ? html`<div class="page-waiting" aria-busy="true"><wb-skeleton lines="4"></wb-skeleton></div>`
      : html`<wb-card loading></wb-card>`;
  }

  #brokenPage() {
    const title = this.item?.title || t('broken.page');
    return html`<wb-page heading=${title}>${this.#broken()}</wb-page>`;
  }

  #brokenCard() {
    return html`<wb-card heading=${this.item?.title || nothing}>${this.#broken()}</wb-card>`;
  }

  #broken() {
    return html`<wb-notice tone="bad" live heading=${t('broken.heading')}>
      ${t('broken.words')}
      <button slot="action" class="button" type="button" @click=${this.#retry}>
        <wb-icon name="refresh"></wb-icon>${t('kit.retry')}
      </button>
    </wb-notice>`;
  }
}
customElements.define('wb-contribution', ContributionPlace);
