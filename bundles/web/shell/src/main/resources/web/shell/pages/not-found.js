import { KitElement, html, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** No page here: a wrong address, or a module that is away at the moment. */
export default class NotFoundPage extends KitElement {
  render() {
    return html`<wb-page heading=${t('notFound.title')}>
      <wb-card>
        <wb-empty icon="question" heading=${t('notFound.heading')}>
          ${t('notFound.words')}
          <a slot="action" class="button primary" href="/">${t('notFound.home')}</a>
        </wb-empty>
      </wb-card>
    </wb-page>`;
  }
}
