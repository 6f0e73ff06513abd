import { KitElement, Resource, api, css, failure, formatDate, formatNumber, html, nothing, session } from '@wellbundle/kit';
import { dates, score, t } from './challenge.js';

/** @typedef {import('./challenge.js').Challenge} Challenge */

/** What one did in a challenge that is over, to print and hang up. */
export default class CertificatePage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .sheet {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: clamp(32px, 8vw, 72px) clamp(20px, 6vw, 56px);
        border: 1px solid var(--line);
        border-radius: 20px;
        background:
          radial-gradient(120% 70% at 50% 0, var(--brand-soft), transparent) no-repeat,
          var(--card);
        box-shadow: var(--shadow);
        text-align: center;
      }
      .medal {
        display: grid;
        place-items: center;
        width: 96px;
        height: 96px;
        margin-bottom: 10px;
        border-radius: 50%;
        background: var(--brand);
        color: var(--on-brand);
        --icon: 46px;
      }
      .tenant,
      .small {
        color: var(--muted);
      }
      h2 {
        font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem);
        letter-spacing: -0.02em;
      }
      .name {
        margin-top: 8px;
        font-size: clamp(1.375rem, 1.1rem + 1.4vw, 1.875rem);
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .place {
        margin-top: 14px;
        color: var(--brand-ink);
        font-size: clamp(2.5rem, 2rem + 3vw, 4rem);
        font-weight: 750;
        line-height: 1.05;
        letter-spacing: -0.03em;
        font-variant-numeric: tabular-nums;
      }
      .facts {
        font-size: 1.125rem;
        line-height: 1.5;
      }
      .print {
        justify-self: center;
      }
      @media print {
        .print {
          display: none;
        }
        .sheet {
          border: 0;
          box-shadow: none;
          min-height: 80vh;
          align-content: center;
          print-color-adjust: exact;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.challengeId = location.pathname.split('/')[3] || '0';
    /** @type {Resource<Challenge>} */
    this.challenge = new Resource(this, (signal) =>
      api.get(`/challenges/${encodeURIComponent(this.challengeId)}`, { signal }),
    );
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('certificate.title')}
      back="/challenges/view/${this.challengeId}"
      back-label=${this.challenge.value?.title ?? t('detail.title')}
    >
      ${this.challenge.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.challenge.reload()),
        ready: (challenge) => this.#ready(challenge),
      })}
    </wb-page>`;
  }

  /** @param {Challenge} challenge */
  #ready({ title, state, rules, mine, participants, finalAt }) {
    if (state !== 'FINAL' || !mine?.place) {
      return html`<wb-card
        ><wb-empty icon="trophy" heading=${t('certificate.none')}
          >${t(mine ? 'certificate.none.words' : 'certificate.none.other')}</wb-empty
        ></wb-card
      >`;
    }
    return html`<section class="sheet" aria-label=${t('certificate.title')}>
        <span class="medal"><wb-icon name="trophy"></wb-icon></span>
        <p class="tenant">${session.tenant?.name ?? ''}</p>
        <h2>${title}</h2>
        <p class="small">${dates(rules)}</p>
        <p class="name">${mine.name}</p>
        <p class="place">${t('place.nth', { place: mine.place })}</p>
        <p class="facts">
          ${t('certificate.of', { count: participants, number: formatNumber(participants), score: score(mine.score, rules) })}
          ${mine.team ? html`<br />${t('certificate.team', { name: mine.team.name })}` : nothing}
        </p>
        <p class="small">${t('certificate.final', { at: formatDate(finalAt.slice(0, 10)) })}</p>
      </section>
      <button class="button print" type="button" @click=${() => print()}>
        <wb-icon name="download"></wb-icon>${t('certificate.print')}
      </button>`;
  }
}
