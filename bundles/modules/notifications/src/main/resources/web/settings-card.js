import { KitElement, css, html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Settings → Notifications. */
export default class SettingsCard extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      wb-icon {
        margin-inline: 7px;
        color: var(--muted);
        --icon: 22px;
      }
    `,
  ];

  render() {
    return html`<wb-list heading=${t('inbox.title')}>
      <wb-item
        heading=${t('choices.short')}
        detail=${t('choices.detail')}
        href="/settings/notifications"
      >
        <wb-icon slot="start" name="bell"></wb-icon>
      </wb-item>
    </wb-list>`;
  }
}
