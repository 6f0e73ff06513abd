import { KitElement, css, html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Settings → Privacy: the ways to the two pages. */
export default class PrivacyCard extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .start {
        margin-inline: 7px;
        color: var(--muted);
        --icon: 22px;
      }
    `,
  ];

  render() {
    return html`<wb-list heading=${t('privacy')}>
      <wb-item
        heading=${t('decisions.link')}
        detail=${t('decisions.link.words')}
        href="/settings/privacy"
      >
        <wb-icon class="start" slot="start" name="shield"></wb-icon>
      </wb-item>
      <wb-item heading=${t('access.title')} detail=${t('access.words')} href="/settings/access-log">
        <wb-icon class="start" slot="start" name="user"></wb-icon>
      </wb-item>
    </wb-list>`;
  }
}
