import { KitElement, css, html, language, repeat, session, texts } from '@wellbundle/kit';
import { chooseLanguage, portalLanguages } from '../../kit/i18n.js';
import { contributions, keyOf } from '../contributions.js';
import '../contribution.js';

const t = await texts(import.meta.url);

/** Settings: what modules contribute (Connected App first), then the member's own. */
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
      select {
        width: auto;
        min-height: 40px;
        padding-block: 6px;
        border-color: var(--line);
        font-size: 0.9375rem;
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
    const account = session.me?.account;
    return html`<wb-page narrow heading=${t('settings.title')}>
      <div class="sections">
        ${repeat(
          contributions.cards('settings'),
          keyOf,
          (card) => html`<wb-contribution .item=${card}></wb-contribution>`,
        )}
        <wb-list heading=${t('settings.you')}>
          <wb-item heading=${account?.displayName ?? ''} detail=${account?.email ?? ''}>
            <wb-avatar slot="start" plain name=${account?.displayName ?? ''}></wb-avatar>
          </wb-item>
          <wb-item heading=${t('settings.language')}>
            <wb-icon class="start" slot="start" name="globe"></wb-icon>
            <select
              slot="end"
              class="input"
              aria-label=${t('settings.language')}
              @change=${this.#language}
            >
              ${portalLanguages().map(
                ({ id, name }) =>
                  html`<option value=${id} lang=${id} ?selected=${id === language}>
                    ${name}
                  </option>`,
              )}
            </select>
          </wb-item>
          <wb-item
            heading=${t('settings.units')}
            value=${t(isImperial() ? 'settings.imperial' : 'settings.metric')}
          >
            <wb-icon class="start" slot="start" name="scale"></wb-icon>
          </wb-item>
          <wb-item
            heading=${t('settings.timeZone')}
            value=${session.me?.timeZone?.replaceAll('_', ' ') ?? ''}
          >
            <wb-icon class="start" slot="start" name="clock"></wb-icon>
          </wb-item>
        </wb-list>
        <wb-list heading=${t('settings.help')}>
          <wb-item heading=${t('settings.contact')}>
            <wb-icon class="start" slot="start" name="help"></wb-icon>
            <wb-support topic="other" words=${t('settings.contact.words')}></wb-support>
          </wb-item>
        </wb-list>
      </div>
    </wb-page>`;
  }

  /** @param {Event} event */
  #language(event) {
    chooseLanguage(/** @type {HTMLSelectElement} */ (event.target).value);
  }
}

function isImperial() {
  return /imperial|"(mi|lb)/i.test(JSON.stringify(session.me?.units ?? ''));
}
