import { Following, KitElement, css, html, repeat, texts } from '@wellbundle/kit';
import { contributions, keyOf } from '../contributions.js';
import '../contribution.js';

const t = await texts(import.meta.url);

/** Settings: what modules contribute (Connected App, then You), then help. */
export default class SettingsPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .sections {
        display: grid;
        gap: 26px;
      }
      wb-contribution {
        display: block;
      }
      wb-contribution:has(> [hidden]) {
        display: none;
      }
    `,
  ];

  constructor() {
    super();
    new Following(this, contributions);
  }

  render() {
    return html`<wb-page narrow heading=${t('settings.title')}>
      <div class="sections">
        ${repeat(
          contributions.cards('settings'),
          keyOf,
          (card) => html`<wb-contribution .item=${card}></wb-contribution>`,
        )}
        <wb-list heading=${t('settings.help')}>
          <wb-item icon="help" heading=${t('settings.contact')}>
            <wb-support topic="other" words=${t('settings.contact.words')}></wb-support>
          </wb-item>
        </wb-list>
      </div>
    </wb-page>`;
  }
}
