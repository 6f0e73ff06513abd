import { Following, KitElement, css, html, nothing, repeat, session, texts } from '@wellbundle/kit';
import { contributions, keyOf } from '../contributions.js';
import '../contribution.js';
import { chooseTheme, chosenTheme } from '../theme.js';

const t = await texts(import.meta.url);

/** Settings: what modules contribute (Connected App, then You), the colours, then help. */
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
      wb-segmented {
        margin-top: 10px;
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
        ${this.#theme()} ${session.platform ? nothing : this.#help()}
        <wb-list>
          <wb-item
            action
            icon="sign-out"
            heading=${t('signOut')}
            @choose=${() => this.dispatchEvent(new Event('sign-out', { bubbles: true, composed: true }))}
          ></wb-item>
        </wb-list>
      </div>
    </wb-page>`;
  }

  #theme() {
    return html`<wb-list heading=${t('settings.theme')}>
      <wb-item icon="moon" heading=${t('settings.theme.colours')} detail=${t('settings.theme.words')}>
        <wb-segmented
          label=${t('settings.theme')}
          .options=${['', 'light', 'dark'].map((value) => ({
            value,
            label: t(`settings.theme.${value || 'device'}`),
          }))}
          .value=${chosenTheme()}
          @change=${(/** @type {Event} */ event) =>
            chooseTheme(/** @type {any} */ (event.target).value)}
        ></wb-segmented>
      </wb-item>
    </wb-list>`;
  }

  #help() {
    return html`<wb-list heading=${t('settings.help')}>
      <wb-item icon="help" heading=${t('settings.contact')}>
        <wb-support topic="other" words=${t('settings.contact.words')}></wb-support>
      </wb-item>
    </wb-list>`;
  }
}
