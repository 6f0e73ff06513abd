import { KitElement, html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Settings → Notifications. */
export default class SettingsCard extends KitElement {
  render() {
    return html`<wb-list heading=${t('inbox.title')}>
      <wb-item
        icon="bell"
        heading=${t('choices.short')}
        detail=${t('choices.detail')}
        href="/settings/notifications"
      ></wb-item>
    </wb-list>`;
  }
}
