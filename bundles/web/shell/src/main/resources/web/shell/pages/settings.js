import { KitElement, css, html, repeat, texts } from '@wellbundle/kit';
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
      .start {
        margin-inline: 7px;
        color: var(--muted);
        --icon: 22px;
      }
    `,
  ];

  constructor() {
    super();
    this.refresh = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    contributions.addEventListener('change', this.refresh);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    contributions.removeEventListener('change', this.refresh);
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
          <wb-item heading=${t('settings.contact')}>
            <wb-icon class="start" slot="start" name="help"></wb-icon>
            <wb-support topic="other" words=${t('settings.contact.words')}></wb-support>
          </wb-item>
        </wb-list>
      </div>
    </wb-page>`;
  }
}
