import { KitElement, formatDateTime, html, nothing, texts } from '@wellbundle/kit';
import { daysLeft, deletionResource } from './my-data.js';

const t = await texts(import.meta.url);

/** Home: that the account is about to be erased, with the way back. Hidden for everybody else. */
export default class DepartureCard extends KitElement {
  static properties = {
    lead: { type: Boolean, reflect: true },
    hidden: { type: Boolean, reflect: true },
  };

  constructor() {
    super();
    this.lead = true;
    this.hidden = true;
    this.deletion = deletionResource(this);
  }

  willUpdate() {
    this.hidden = !this.deletion.value?.dueAt;
  }

  render() {
    const dueAt = this.deletion.value?.dueAt;
    if (!dueAt) return nothing;
    return html`<wb-notice
      tone="warn"
      heading=${t('leaving.heading', { when: formatDateTime(dueAt) })}
    >
      ${t('leaving.days', { count: daysLeft(dueAt) })}
      <a slot="action" class="button" href="/settings/my-data">${t('leaving.look')}</a>
    </wb-notice>`;
  }
}
