import {
  KitElement,
  Resource,
  api,
  css,
  failure,
  html,
  nothing,
  session,
} from '@wellbundle/kit';
import { changed, dates, people, score, t, toneOf } from './challenge.js';

/** @typedef {import('./challenge.js').Challenge} Challenge */

const groups = /** @type {const} */ ({
  running: ['RUNNING', 'PROVISIONAL'],
  upcoming: ['OPEN'],
  finished: ['FINAL'],
});

/** Challenges: running, upcoming, finished. */
export default class ChallengesPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .score {
        color: var(--text);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .more {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 6px;
      }
    `,
  ];

  constructor() {
    super();
    this.member = !!session.me?.permissions?.includes('challenges:join');
    this.organiser = !!session.me?.permissions?.includes('challenges:organise');
    /** @type {Resource<{ challenges: Challenge[] }>} */
    this.list = new Resource(
      this,
      (signal) =>
        this.member ? api.get('/challenges', { signal }) : Promise.resolve({ challenges: [] }),
      { on: [changed] },
    );
  }

  render() {
    return html`<wb-page narrow heading=${t('list.title')} lead=${t('list.lead')}>
      ${
        this.organiser
          ? html`<a slot="actions" class="button" href="/challenges/organise"
              ><wb-icon name="gear"></wb-icon>${t('list.organise')}</a
            >`
          : nothing
      }
      ${this.list.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.list.reload()),
        ready: ({ challenges }) => this.#ready(challenges),
      })}
    </wb-page>`;
  }

  /** @param {Challenge[]} challenges */
  #ready(challenges) {
    if (!challenges.length) {
      return html`<wb-card
        ><wb-empty icon="flag" heading=${t('list.empty')}
          >${t(this.organiser ? 'list.empty.organiser' : 'list.empty.words')}</wb-empty
        ></wb-card
      >`;
    }
    return Object.entries(groups).map(([name, states]) => {
      const some = challenges.filter(({ state }) =>
        /** @type {readonly string[]} */ (states).includes(state),
      );
      return some.length
        ? html`<wb-list heading=${t(`list.${name}`)}>${some.map((one) => this.#item(one))}</wb-list>`
        : nothing;
    });
  }

  /** @param {Challenge} challenge */
  #item({ id, title, state, rules, participants, mine }) {
    return html`<wb-item
      heading=${title}
      icon="flag"
      href="/challenges/view/${id}"
      detail="${dates(rules)} · ${people(participants)}"
    >
      <span class="more">
        ${
          state === 'RUNNING' || state === 'OPEN'
            ? nothing
            : html`<wb-badge tone=${toneOf(state)}>${t(`state.${state}`)}</wb-badge>`
        }
        ${mine ? html`<wb-badge tone="good" icon="check">${t(state === 'FINAL' ? 'list.tookPart' : 'list.joined')}</wb-badge>` : nothing}
      </span>
      ${
        mine?.place && state !== 'OPEN'
          ? html`<span slot="end" class="score"
              >${t('place.nth', { place: mine.place })}<span class="visually-hidden"
                >, ${score(mine.score, rules)}</span
              ></span
            >`
          : nothing
      }
    </wb-item>`;
  }
}
