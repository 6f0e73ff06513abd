import { Following, KitElement, html, nothing, session, texts } from '@wellbundle/kit';
import { mayNamePeople } from './people.js';

const t = await texts(import.meta.url);

/** Settings → People: for those who run the programme; hidden for everybody else. */
export default class PeopleCard extends KitElement {
  static properties = { hidden: { type: Boolean, reflect: true } };

  constructor() {
    super();
    this.hidden = true;
    new Following(this, session);
  }

  willUpdate() {
    this.hidden = !mayNamePeople();
  }

  render() {
    if (this.hidden) return nothing;
    return html`<wb-list heading=${t('people.portal')}>
      <wb-item
        icon="user"
        heading=${t('people.title')}
        detail=${t('people.words')}
        href="/settings/people"
      ></wb-item>
    </wb-list>`;
  }
}
