import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';
import { texts } from './i18n.js';
import { session } from './session.js';

const t = await texts(import.meta.url);

/** `<wb-support topic="device">`: whom to turn to, by the tenant's support routing. */
export class Support extends KitElement {
  static properties = { topic: {}, words: {} };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
        color: var(--muted);
        font-size: 0.9375rem;
      }
    `,
  ];

  constructor() {
    super();
    this.topic = 'other';
    this.words = '';
  }

  render() {
    const route = session.support(this.topic);
    const words = this.words || t('kit.support');
    if (!route) return html`${words} ${t('kit.support.anyone')}`;
    const by = t(route.kind === 'employer' ? 'kit.support.employer' : 'kit.support.clientServices');
    return html`${words} ${by} ${target(route)}`;
  }
}
customElements.define('wb-support', Support);

/** @param {import('./session.js').SupportRoute} route */
function target(route) {
  const label = route.label || route.email || route.url;
  if (route.url && /^https?:/.test(route.url)) {
    return html`<a href=${route.url} target="_blank" rel="noopener noreferrer">${label}</a>`;
  }
  if (route.email) return html`<a href="mailto:${route.email}">${label}</a>`;
  return label ? html`<strong>${label}</strong>` : nothing;
}
