import { Following, KitElement, css, html, repeat, session, texts } from '@wellbundle/kit';
import { unsafeCSS } from 'lit';
import { contributions, keyOf } from '../contributions.js';
import '../contribution.js';

const t = await texts(import.meta.url);

/**
 * Home: a greeting and the cards of the running modules, on twelve columns. A card element may set
 * `prominent` on itself (whole row, first), `lead` (words under the greeting, before all) or
 * `hidden` (nothing to show).
 */
export default class HomePage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .grid {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap);
        --gap: 18px;
      }
      wb-contribution {
        display: grid;
        flex: 1 1 100%;
        min-width: 0;
      }
      wb-contribution:has(> [hidden]) {
        display: none;
      }
      wb-contribution:has(> [lead]) {
        order: -2;
      }
      wb-contribution:has(> [prominent]) {
        order: -1;
      }
      @media (min-width: 620px) {
        ${spans(8)}
      }
      @media (min-width: 960px) {
        ${spans(12)}
      }
      wb-contribution.wb:has(> [prominent]) {
        flex-basis: 100%;
      }
      @media (max-width: 480px) {
        .grid {
          --gap: 14px;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Following(this, contributions);
  }

  render() {
    const cards = contributions.cards('home');
    return html`<wb-page heading=${greeting()}>
      ${
        cards.length
          ? html`<div class="grid">
              ${repeat(
                cards,
                keyOf,
                (card) =>
                  html`<wb-contribution
                    class="wb span-${card.slot?.span ?? 6}"
                    .item=${card}
                  ></wb-contribution>`,
              )}
            </div>`
          : html`<wb-card
              ><wb-empty icon="home" heading=${t('home.empty')}
                >${t('home.empty.words')}</wb-empty
              ></wb-card
            >`
      }
    </wb-page>`;
  }
}

/**
 * Widths by span. Cards grow, so a row is always full, whichever cards there are.
 * @param {number} most widest card that shares a row
 */
function spans(most) {
  const rules = Array.from({ length: most }, (_, at) => {
    const columns = most === 12 || at + 1 > 8 ? at + 1 : 6;
    return `.span-${at + 1} { flex-basis: calc((100% + var(--gap)) * ${columns / 12} - var(--gap) - 0.1px) }`;
  });
  return unsafeCSS(rules.join('\n'));
}

function greeting() {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', {
      hour: 'numeric',
      hourCycle: 'h23',
      timeZone: session.me?.timeZone || undefined,
    }).format(),
  );
  const name = session.me?.account.displayName.split(' ')[0] ?? '';
  if (hour < 5 || hour >= 18) return t('home.evening', { name });
  return t(hour < 12 ? 'home.morning' : 'home.afternoon', { name });
}
