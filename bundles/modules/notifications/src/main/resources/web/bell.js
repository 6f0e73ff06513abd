import { KitElement, css, html, nothing, texts } from '@wellbundle/kit';
import { unreadResource } from './notifications.js';

const t = await texts(import.meta.url);
const most = 99;

/** The bell in the top bar: how much is unread, and the way there. */
export default class Bell extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      a {
        position: relative;
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        border-radius: 12px;
        color: var(--muted);
        transition: background var(--quick) var(--ease);
        --icon: 22px;
      }
      a:hover {
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
      a:focus-visible {
        border-radius: 12px;
      }
      .count {
        position: absolute;
        top: 3px;
        right: 2px;
        min-width: 19px;
        padding: 1px 5px;
        border: 2px solid var(--card);
        border-radius: var(--radius-pill);
        background: var(--bad);
        color: var(--on-bad);
        font-size: 0.6875rem;
        font-weight: 700;
        line-height: 1.25;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.unread = unreadResource(this);
  }

  render() {
    const count = this.unread.value?.unread ?? 0;
    const label = count ? t('bell.unread', { count }) : t('inbox.title');
    return html`<a href="/notifications" aria-label=${label} title=${label}>
      <wb-icon name="bell"></wb-icon>
      ${
        count
          ? html`<span class="count" aria-hidden="true">${count > most ? `${most}+` : count}</span>`
          : nothing
      }
    </a>`;
  }
}
