import { KitElement, html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Settings → Privacy: the ways to the pages. */
export default class PrivacyCard extends KitElement {
  render() {
    return html`<wb-list heading=${t('privacy')}>
      <wb-item
        icon="shield"
        heading=${t('decisions.link')}
        detail=${t('decisions.link.words')}
        href="/settings/privacy"
      ></wb-item>
      <wb-item
        icon="user"
        heading=${t('access.title')}
        detail=${t('access.words')}
        href="/settings/access-log"
      ></wb-item>
      <wb-item
        icon="download"
        heading=${t('mine.title')}
        detail=${t('mine.words')}
        href="/settings/my-data"
      ></wb-item>
    </wb-list>`;
  }
}
