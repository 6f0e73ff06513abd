import {
  KitElement,
  Resource,
  api,
  ask,
  css,
  define,
  failure,
  field,
  formatDate,
  html,
  messageOf,
  nothing,
  toast,
} from '@wellbundle/kit';
import { amount, changed, dates, inWords, people, t, toneOf } from './challenge.js';
import { ChallengeWizard } from './wizard.js';

/**
 * @typedef {import('./challenge.js').Rules} Rules
 *
 * @typedef {object} Organised
 * @property {string} id
 * @property {string} title
 * @property {string} about
 * @property {import('./challenge.js').State} state
 * @property {Rules} rules
 * @property {string} finalAt
 * @property {number} participants
 * @property {string | null} invitation
 *
 * @typedef {object} Detail
 * @property {Organised} challenge
 * @property {{ name: string, team: string | null }[]} members
 * @property {{ id: string, name: string, members: number, leader: string | null }[]} teams
 * @property {{ people: number, days: number, averagePerDay: number } | null} sums
 *
 * @typedef {object} Asked
 * @property {string} id
 * @property {string} name
 * @property {string} date
 * @property {string} words
 * @property {number} measured
 * @property {number} excluded
 * @property {string[]} flags
 * @property {boolean | null} accepted
 * @property {string | null} answer
 */

const wizard = define('challenge-wizard', ChallengeWizard, import.meta.url);

/** For organisers: drafts, opening, who takes part; sums, and nobody's score. */
export default class OrganisePage extends KitElement {
  static properties = {
    writing: { state: true },
    chosen: { state: true },
    deciding: { state: true },
    answer: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      .rules {
        display: grid;
        gap: 8px;
        color: var(--muted);
        line-height: 1.45;
      }
      .code {
        font-size: 1.25rem;
        font-weight: 700;
        letter-spacing: 0.08em;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        margin-top: 16px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Organised | 'new' | null} */
    this.writing = null;
    this.chosen = '';
    /** @type {{ one: Asked, accepted: boolean } | null} */
    this.deciding = null;
    this.answer = '';
    /** @type {Resource<{ challenges: Organised[] }>} */
    this.list = new Resource(this, (signal) => api.get('/challenges/organised', { signal }), {
      on: [changed],
    });
    /** @type {Resource<Detail | null>} */
    this.detail = new Resource(
      this,
      (signal) =>
        this.chosen
          ? api.get(`/challenges/organised/${this.chosen}`, { signal })
          : Promise.resolve(null),
      { on: [changed] },
    );
    /** @type {Resource<{ appeals: Asked[] }>} */
    this.appeals = new Resource(
      this,
      (signal) =>
        this.chosen
          ? api.get(`/challenges/organised/${this.chosen}/appeals`, { signal })
          : Promise.resolve({ appeals: [] }),
      { on: [changed] },
    );
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('organise.title')}
      lead=${t('organise.lead')}
      back="/challenges"
      back-label=${t('list.title')}
    >
      ${
        this.writing || this.chosen || (this.list.error && !this.list.value)
          ? nothing
          : html`<button
              slot="actions"
              class="button primary"
              type="button"
              @click=${() => (this.writing = 'new')}
            >
              <wb-icon name="plus"></wb-icon>${t('organise.new')}
            </button>`
      }
      ${this.writing ? this.#wizard(this.writing) : this.chosen ? this.#chosen() : this.#all()}
    </wb-page>`;
  }

  /** @param {Organised | 'new'} what */
  #wizard(what) {
    return html`<${wizard}
      .challenge=${what === 'new' ? null : what}
      @done=${() => this.#back()}
      @close=${() => (this.writing = null)}
    ></${wizard}>`;
  }

  #all() {
    return this.list.render({
      loading: () => html`<wb-card loading></wb-card>`,
      failed: (error) => failure(error, () => void this.list.reload()),
      ready: ({ challenges }) =>
        challenges.length
          ? html`<wb-list>
              ${challenges.map(
                (one) =>
                  html`<wb-item
                    action
                    heading=${one.title}
                    detail="${dates(one.rules)} · ${people(one.participants)}"
                    @choose=${() => this.#choose(one.id)}
                    ><wb-badge slot="mark" tone=${toneOf(one.state)}
                      >${t(`state.${one.state}`)}</wb-badge
                    ></wb-item
                  >`,
              )}
            </wb-list>`
          : html`<wb-card
              ><wb-empty icon="flag" heading=${t('organise.empty')}
                >${t('organise.empty.words')}</wb-empty
              ></wb-card
            >`,
    });
  }

  #chosen() {
    return this.detail.render({
      loading: () => html`<wb-card loading></wb-card>`,
      failed: (error) => failure(error, () => void this.detail.reload()),
      ready: (value) => (value ? this.#ready(value) : html`<wb-card loading></wb-card>`),
    });
  }

  /** @param {Detail} value */
  #ready({ challenge, members, teams, sums }) {
    const draft = challenge.state === 'DRAFT';
    return html`<wb-card heading=${challenge.title}>
        <wb-badge slot="note" tone=${toneOf(challenge.state)}>${t(`state.${challenge.state}`)}</wb-badge>
        <ul class="rules">
          ${inWords(challenge.rules, challenge.finalAt).map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
        <div class="buttons">
          ${
            draft
              ? html`<button
                    class="button primary"
                    type="button"
                    @click=${() => void this.#open(challenge)}
                  >
                    ${t('organise.open')}
                  </button>
                  <button
                    class="button"
                    type="button"
                    @click=${() => (this.writing = challenge)}
                  >
                    ${t('organise.change')}
                  </button>`
              : nothing
          }
          ${
            challenge.participants
              ? nothing
              : html`<button
                  class="button quiet"
                  type="button"
                  @click=${() => void this.#delete(challenge)}
                >
                  ${t('organise.delete')}
                </button>`
          }
          <button class="button quiet" type="button" @click=${() => this.#back()}>
            ${t('organise.back')}
          </button>
        </div>
      </wb-card>
      ${
        challenge.invitation && !draft
          ? html`<wb-card heading=${t('organise.invitation')}
              ><p class="code">${challenge.invitation}</p>
              <p class="muted small">${t('organise.invitation.words')}</p>
              <p class="small">${location.origin}/challenges/view/${challenge.id}?code=${challenge.invitation}</p></wb-card
            >`
          : nothing
      }
      ${
        draft
          ? nothing
          : html`<wb-card heading=${t('organise.sums')}>
                ${
                  sums
                    ? html`<p>
                        ${t('organise.average', { amount: amount(sums.averagePerDay, challenge.rules.metric), people: sums.people, days: sums.days })}
                      </p>`
                    : html`<p class="muted">${t('organise.sums.few')}</p>`
                }
              </wb-card>
              ${this.#appeals(challenge)}
              ${
                teams.length
                  ? html`<wb-list heading=${t('organise.teams')}>
                      ${teams.map(
                        (team) =>
                          html`<wb-item
                            heading=${team.name}
                            detail=${team.leader ? t('organise.leader', { name: team.leader }) : ''}
                            value=${t('team.members', { count: team.members })}
                          ></wb-item>`,
                      )}
                    </wb-list>`
                  : nothing
              }
              ${
                members.length
                  ? html`<wb-list heading=${t('organise.members')}>
                      ${members.map(
                        ({ name, team }) =>
                          html`<wb-item heading=${name} detail=${team ?? ''}
                            ><wb-avatar slot="start" name=${name}></wb-avatar
                          ></wb-item>`,
                      )}
                    </wb-list>`
                  : nothing
              }`
      }`;
  }

  /** @param {Organised} challenge */
  #appeals(challenge) {
    const appeals = this.appeals.value?.appeals ?? [];
    if (!appeals.length) return nothing;
    return html`<wb-list heading=${t('appeals.title')}>
      ${appeals.map(
        (one) =>
          html`<wb-item
            heading=${t('appeals.who', { name: one.name, date: formatDate(one.date) })}
            detail=${t('appeals.day', { measured: amount(one.measured, challenge.rules.metric), excluded: amount(one.excluded, challenge.rules.metric) })}
          >
            ${one.flags.map((flag) => html`<wb-badge slot="mark" tone="warn">${t(`flag.${flag}`)}</wb-badge>`)}
            <p>“${one.words}”</p>
            ${
              one.accepted === null && challenge.state !== 'FINAL'
                ? html`<div class="buttons">
                    <button class="button" type="button" @click=${() => void this.#decide(one, true)}>
                      ${t('appeals.accept')}
                    </button>
                    <button class="button quiet" type="button" @click=${() => void this.#decide(one, false)}>
                      ${t('appeals.refuse')}
                    </button>
                  </div>`
                : html`<p class="small muted">
                    ${t(one.accepted === null ? 'appeals.late' : one.accepted ? 'appeals.accepted' : 'appeals.refused')}
                    ${one.answer ? html`“${one.answer}”` : nothing}
                  </p>`
            }
          </wb-item>`,
      )}
    </wb-list>
    ${this.#decision(challenge)}`;
  }

  /** @param {Organised} challenge */
  #decision(challenge) {
    const decision = this.deciding;
    if (!decision) return nothing;
    const { one, accepted } = decision;
    return html`<wb-dialog
      open
      heading=${t(accepted ? 'appeals.accept.title' : 'appeals.refuse.title', { name: one.name })}
      @close=${() => (this.deciding = null)}
    >
      <p>${t(accepted ? 'appeals.accept.counts' : 'appeals.refuse.stays')}</p>
      ${field({
        name: 'answer',
        label: t('appeals.answer'),
        value: this.answer,
        onInput: (value) => (this.answer = value),
      })}
      <button slot="actions" class="button" type="button" @click=${() => (this.deciding = null)}>
        ${t('wizard.cancel')}
      </button>
      <button slot="actions" class="button primary" type="button" @click=${() => void this.#answer(challenge, one, accepted)}>
        ${t(accepted ? 'appeals.accept' : 'appeals.refuse')}
      </button>
    </wb-dialog>`;
  }

  /**
   * @param {Asked} one
   * @param {boolean} accepted
   */
  #decide(one, accepted) {
    this.answer = '';
    this.deciding = { one, accepted };
  }

  /**
   * @param {Organised} challenge
   * @param {Asked} one
   * @param {boolean} accepted
   */
  async #answer(challenge, one, accepted) {
    this.deciding = null;
    await this.#do(() =>
      api.put(`/challenges/organised/${challenge.id}/appeals/${one.id}`, { accepted, words: this.answer }),
    );
    void this.appeals.refresh();
  }

  /** @param {string} id */
  #choose(id) {
    this.chosen = id;
    void this.appeals.reload();
    void this.detail.reload();
  }

  #back() {
    this.writing = null;
    this.chosen = '';
    void this.list.refresh();
  }

  /** @param {Organised} challenge */
  async #open(challenge) {
    const sure = await ask({
      heading: t('organise.open.title', { title: challenge.title }),
      points: [t('organise.open.settled'), t('organise.open.visible')],
      confirm: t('organise.open'),
    });
    if (sure) await this.#do(() => api.post(`/challenges/${challenge.id}/opening`));
  }

  /** @param {Organised} challenge */
  async #delete(challenge) {
    const sure = await ask({
      heading: t('organise.delete.title', { title: challenge.title }),
      confirm: t('organise.delete'),
      danger: true,
    });
    if (!sure) return;
    await this.#do(() => api.delete(`/challenges/${challenge.id}`));
    this.#back();
  }

  /** @param {() => Promise<unknown>} work */
  async #do(work) {
    try {
      await work();
      void this.detail.refresh();
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
  }
}
