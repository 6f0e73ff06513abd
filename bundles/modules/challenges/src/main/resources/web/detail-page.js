import {
  KitElement,
  Resource,
  api,
  ask,
  css,
  define,
  failure,
  formatDateTime,
  html,
  messageOf,
  nothing,
  toast,
} from '@wellbundle/kit';
import { changed, dates, inWords, people, score, t, toneOf } from './challenge.js';
import { daysView } from './my-days.js';
import { JoinDialog } from './join-dialog.js';
import { standingsView } from './standings.js';

/** @typedef {import('./challenge.js').Challenge} Challenge */

const joinDialog = define('challenge-join', JoinDialog, import.meta.url);

/** A challenge: how far one is, standings, one's days, the rules. */
export default class ChallengePage extends KitElement {
  static properties = { view: { state: true }, joining: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .hero {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 14px 24px;
      }
      .place {
        font-size: clamp(2rem, 1.5rem + 2.4vw, 2.75rem);
        font-weight: 700;
        line-height: 1.1;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
      }
      .place small {
        font-size: 1rem;
        font-weight: 500;
        letter-spacing: 0;
        color: var(--muted);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        margin-bottom: 14px;
        color: var(--muted);
        font-size: 0.9375rem;
      }
      .rules {
        display: grid;
        gap: 12px;
      }
      .rules li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px;
        line-height: 1.45;
      }
      .rules wb-icon {
        margin-top: 2px;
        color: var(--brand-ink);
        --icon: 18px;
      }
      wb-segmented {
        justify-self: start;
      }
      wb-item.me {
        background: var(--brand-soft);
      }
      .counted {
        color: var(--text);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .rank {
        min-width: 1.6em;
        color: var(--muted);
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      @media (max-width: 600px) {
        wb-segmented,
        .hero .button {
          width: 100%;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.challengeId = location.pathname.split('/')[3] || '0';
    this.view = 'standings';
    const asked = new URLSearchParams(location.search);
    /** Who was sent a link comes with what it opens. */
    this.invited = { team: asked.get('team') ?? '', code: asked.get('code') ?? '' };
    this.joining = false;
    /** @type {Resource<Challenge>} */
    this.challenge = new Resource(
      this,
      (signal) => api.get(`/challenges/${encodeURIComponent(this.challengeId)}`, { signal }),
      { on: [changed] },
    );
    this.standings = standingsView(this, this.challengeId);
    this.days = daysView(this, this.challengeId);
  }

  render() {
    const challenge = this.challenge.value;
    return html`<wb-page
      narrow
      heading=${challenge?.title ?? t('detail.title')}
      lead=${challenge?.about ?? ''}
      back="/challenges"
      back-label=${t('list.title')}
    >
      ${this.challenge.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.challenge.reload()),
        ready: (value) => this.#ready(value),
      })}
    </wb-page>`;
  }

  /** @param {Challenge} challenge */
  #ready(challenge) {
    const { mine } = challenge;
    const view = mine ? this.view : 'rules';
    return html`${this.#hero(challenge)}
      ${
        mine && !mine.seen
          ? html`<wb-notice tone="warn" heading=${t('unseen.title')}
              >${t('unseen.words')}
              <a slot="action" class="button" href="/settings/privacy">${t('unseen.open')}</a></wb-notice
            >`
          : nothing
      }
      ${
        mine
          ? html`<wb-segmented
              label=${t('detail.view')}
              .options=${['standings', 'days', 'rules'].map((value) => ({
                value,
                label: t(`view.${value}`),
              }))}
              value=${view}
              @change=${(/** @type {Event} */ event) =>
                (this.view = /** @type {any} */ (event.target).value)}
            ></wb-segmented>`
          : nothing
      }
      ${
        view === 'standings'
          ? this.standings.render(challenge)
          : view === 'days'
            ? this.days.render(challenge)
            : this.#rules(challenge)
      }
      ${
        mine && challenge.state !== 'FINAL'
          ? html`<div>
              <button class="button quiet" type="button" @click=${() => void this.#leave(challenge)}>
                ${t('leave')}
              </button>
            </div>`
          : nothing
      }
      ${
        this.joining
          ? html`<${joinDialog}
              .challenge=${challenge}
              .invited=${this.invited}
              @joined=${() => this.#joined()}
              @close=${() => (this.joining = false)}
            ></${joinDialog}>`
          : nothing
      }`;
  }

  /** @param {Challenge} challenge */
  #hero(challenge) {
    const { state, rules, mine, participants, closed } = challenge;
    return html`<wb-card>
      <div class="facts">
        <wb-badge tone=${toneOf(state)}>${t(`state.${state}`)}</wb-badge>
        <span>${dates(rules)}</span>
        <span>${people(participants)}</span>
      </div>
      ${
        mine
          ? html`<div class="hero">
              <p class="place">
                ${
                  mine.place && state !== 'OPEN'
                    ? html`${t('place.nth', { place: mine.place })}
                        <small>${t('place.of', { count: participants })}</small>`
                    : t('detail.in')
                }
              </p>
              <p class="number">
                <strong>${score(mine.score, rules)}</strong>
                ${mine.team ? html`<br /><a href="/challenges/team/${challenge.id}/${mine.team.id}">${mine.team.name}</a>` : nothing}
              </p>
              ${
                state === 'FINAL' && mine.place
                  ? html`<a class="button" href="/challenges/certificate/${challenge.id}"
                      ><wb-icon name="trophy"></wb-icon>${t('certificate.open')}</a
                    >`
                  : nothing
              }
            </div>`
          : html`<div class="hero">
              <p class="muted">${t(closed ? `closed.${closed}` : 'detail.join.lead')}</p>
              ${
                closed
                  ? nothing
                  : html`<button
                      class="button primary"
                      type="button"
                      @click=${() => (this.joining = true)}
                    >
                      ${t('join')}
                    </button>`
              }
            </div>`
      }
      ${
        state === 'PROVISIONAL'
          ? html`<p class="muted small">${t('provisional', { at: formatDateTime(challenge.finalAt) })}</p>`
          : nothing
      }
    </wb-card>`;
  }

  /** @param {Challenge} challenge */
  #rules(challenge) {
    return html`<wb-card heading=${t('view.rules')}>
      <ul class="rules">
        ${inWords(challenge.rules, challenge.finalAt).map(
          (sentence) =>
            html`<li><wb-icon name="check"></wb-icon><span>${sentence}</span></li>`,
        )}
      </ul>
    </wb-card>`;
  }

  #joined() {
    this.joining = false;
    toast(t('joined'));
    void this.challenge.refresh();
    this.standings.refresh();
    this.days.refresh();
  }

  /** @param {Challenge} challenge */
  async #leave(challenge) {
    const sure = await ask({
      heading: t('leave.title', { title: challenge.title }),
      points: [t('leave.standings'), t('leave.again')],
      confirm: t('leave'),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`/challenges/${challenge.id}/participants/me`);
      void this.challenge.refresh();
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
  }
}
