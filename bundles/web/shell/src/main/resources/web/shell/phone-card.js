import { Following, KitElement, css, html, nothing, texts } from '@wellbundle/kit';
import { install } from './install.js';

const t = await texts(import.meta.url);

/** Settings: the way to the portal on a phone, by QR code; on the phone itself, installing it. */
export default class PhoneCard extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .phone {
        display: flex;
        flex-wrap: wrap;
        gap: 20px 24px;
        align-items: center;
      }
      img {
        flex: none;
        width: 148px;
        height: 148px;
        border: 1px solid var(--line);
        border-radius: 12px;
      }
      .words {
        display: grid;
        flex: 1 1 220px;
        gap: 10px;
        justify-items: start;
        min-width: 0;
      }
      p {
        margin: 0;
        color: var(--muted);
      }
      .address {
        color: var(--text);
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .here {
        display: none;
      }
      /* nobody scans the screen of the phone in the hand */
      @media (max-width: 600px) and (hover: none) and (pointer: coarse) {
        .elsewhere {
          display: none;
        }
        .here {
          display: block;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Following(this, install);
  }

  connectedCallback() {
    super.connectedCallback();
    this.hidden = install.installed;
  }

  render() {
    return html`<wb-card heading=${t('phone.heading')}>
      <div class="phone">
        <img class="elsewhere" src="/ui/qr.svg" width="148" height="148" alt=${t('phone.code')} />
        <div class="words">
          <p class="elsewhere">${t('phone.words')}</p>
          <p class="address elsewhere">${location.host}</p>
          <p class="here">${t('phone.here')}</p>
          ${
            install.offer
              ? html`<button class="button" type="button" @click=${() => install.ask()}>
                  ${t('phone.install')}
                </button>`
              : nothing
          }
        </div>
      </div>
    </wb-card>`;
  }
}
