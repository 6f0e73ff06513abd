import {
  KitElement,
  Resource,
  api,
  ask,
  css,
  failure,
  field,
  html,
  messageOf,
  navigate,
  nothing,
  toast,
} from '@wellbundle/kit';
import { changed, score, t } from './challenge.js';
import { personLine } from './standings.js';

/**
 * @typedef {object} Team
 * @property {string} id
 * @property {string} name
 * @property {number} members
 * @property {boolean} full
 * @property {string | null} leader
 * @property {boolean} byInvitation
 * @property {string | null} picture
 *
 * @typedef {object} View
 * @property {Team} team
 * @property {number} missing
 * @property {number | null} place
 * @property {number | null} score
 * @property {boolean} mine
 * @property {boolean} leading
 * @property {string | null} code
 * @property {import('./standings.js').Line[]} lines
 *
 * @typedef {import('./challenge.js').Challenge} Challenge
 */

/** One team: who is in it and how far; what its leader decides. */
export default class TeamPage extends KitElement {
  static properties = { editing: { state: true }, name: { state: true }, byInvitation: { state: true }, fault: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 14px 20px;
        --avatar: 72px;
      }
      .head div {
        flex: 1 1 160px;
      }
      .big {
        font-size: 1.5rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .muted + .row {
        margin-top: 12px;
      }
      .code {
        font-size: 1.25rem;
        font-weight: 700;
        letter-spacing: 0.08em;
      }
      form {
        display: grid;
        gap: 14px;
      }
      .check {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px;
      }
      .check input {
        width: 20px;
        height: 20px;
        margin: 1px 0 0;
        accent-color: var(--brand);
      }
      .button:has(input[type='file']) {
        position: relative;
        overflow: clip;
      }
      input[type='file'] {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      wb-item.me {
        background: var(--brand-soft);
      }
      .rank {
        min-width: 1.6em;
        color: var(--muted);
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
    `,
  ];

  constructor() {
    super();
    const [, , , challenge = '0', team = '0'] = location.pathname.split('/');
    this.challengeId = challenge;
    this.base = `/challenges/${encodeURIComponent(challenge)}/teams/${encodeURIComponent(team)}`;
    this.editing = false;
    this.name = '';
    this.byInvitation = false;
    this.fault = '';
    /** @type {Resource<{ view: View, challenge: Challenge }>} */
    this.resource = new Resource(
      this,
      async (signal) => {
        const [view, one] = await Promise.all([
          api.get(this.base, { signal }),
          api.get(`/challenges/${encodeURIComponent(challenge)}`, { signal }),
        ]);
        return { view, challenge: one };
      },
      { on: [changed] },
    );
  }

  render() {
    const value = this.resource.value;
    return html`<wb-page
      narrow
      heading=${value?.view.team.name ?? t('team.title')}
      back="/challenges/view/${this.challengeId}"
      back-label=${value?.challenge.title ?? t('detail.title')}
    >
      ${this.resource.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.resource.reload()),
        ready: ({ view, challenge }) => this.#ready(view, challenge),
      })}
    </wb-page>`;
  }

  /**
   * @param {View} view
   * @param {Challenge} challenge
   */
  #ready(view, challenge) {
    const { team, lines, missing } = view;
    return html`<wb-card>
        <div class="head">
          <wb-avatar name=${team.name} picture=${team.picture ? `${team.picture}&size=small` : ''}></wb-avatar>
          <div>
            ${view.place ? html`<p class="big">${t('place.nth', { place: view.place })}</p>` : nothing}
            <p>${view.score === null ? nothing : html`<strong>${score(view.score, challenge.rules)}</strong> · `}${t('team.members', { count: team.members })}</p>
            ${team.leader ? html`<p class="muted small">${t('organise.leader', { name: team.leader })}</p>` : nothing}
          </div>
          ${this.#join(view, challenge)}
        </div>
      </wb-card>
      ${view.code && challenge.state !== 'FINAL' ? this.#invite(view, challenge) : nothing}
      ${
        missing
          ? html`<wb-notice tone="info" heading=${t('standings.waiting')}
              >${t('standings.missing', { count: missing })}</wb-notice
            >`
          : nothing
      }
      ${
        lines.length
          ? html`<wb-list heading=${t('team.inside')}>
              ${lines.map((line) =>
                personLine(
                  challenge,
                  line,
                  view.leading && !line.me && challenge.state !== 'FINAL'
                    ? {
                        detail: score(line.score, challenge.rules),
                        end: html`<button slot="end" class="button quiet" type="button" @click=${() => void this.#hand(line)}>
                          ${t('team.hand')}
                        </button>`,
                      }
                    : { detail: '' },
                ),
              )}
            </wb-list>`
          : nothing
      }
      ${view.leading && challenge.state !== 'FINAL' ? this.#leading(view) : nothing}`;
  }

  /**
   * @param {View} view
   * @param {Challenge} challenge
   */
  #join({ mine, team }, challenge) {
    if (mine || challenge.closed || !challenge.mine || team.full || team.byInvitation) return nothing;
    return html`<button class="button" type="button" @click=${() => void this.#change(team, challenge)}>
      ${t('team.change')}
    </button>`;
  }

  /**
   * @param {View} view
   * @param {Challenge} challenge
   */
  #invite({ code, team }, challenge) {
    const link = `${location.origin}/challenges/view/${challenge.id}?team=${team.id}&code=${code}`;
    return html`<wb-card heading=${t('team.invite')}>
      <p class="muted">${t(team.byInvitation ? 'team.invite.closed' : 'team.invite.open')}</p>
      <p class="row spread">
        <span class="code">${code}</span>
        <button class="button" type="button" @click=${() => void this.#copy(link)}>
          <wb-icon name="link"></wb-icon>${t('team.copy')}
        </button>
      </p>
    </wb-card>`;
  }

  /** @param {View} view */
  #leading({ team }) {
    if (!this.editing) {
      return html`<wb-card heading=${t('team.lead')}>
        <div class="row">
          <button class="button" type="button" @click=${() => this.#edit(team)}>${t('team.describe')}</button>
          <label class="button"
            >${t(team.picture ? 'team.picture.change' : 'team.picture.add')}
            <input type="file" accept="image/jpeg,image/png" @change=${(/** @type {Event} */ event) => void this.#picture(event)} />
          </label>
          ${
            team.picture
              ? html`<button class="button quiet" type="button" @click=${() => void this.#do(() => api.delete(`${this.base}/picture`))}>
                  ${t('team.picture.remove')}
                </button>`
              : nothing
          }
          <button class="button quiet" type="button" @click=${() => void this.#newCode()}>${t('team.newCode')}</button>
        </div>
      </wb-card>`;
    }
    return html`<wb-card heading=${t('team.describe')}>
      <form novalidate @submit=${(/** @type {Event} */ event) => void this.#save(event)}>
        ${field({
          name: 'team-name',
          label: t('team.name'),
          value: this.name,
          fault: this.fault,
          onInput: (value) => (this.name = value),
        })}
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.byInvitation}
            @change=${(/** @type {Event} */ event) =>
              (this.byInvitation = /** @type {HTMLInputElement} */ (event.target).checked)}
          /><span>${t('team.byInvitation')}</span></label
        >
        <div class="row">
          <button class="button primary" type="submit">${t('team.save')}</button>
          <button class="button quiet" type="button" @click=${() => (this.editing = false)}>${t('wizard.cancel')}</button>
        </div>
      </form>
    </wb-card>`;
  }

  /** @param {Team} team */
  #edit(team) {
    this.name = team.name;
    this.byInvitation = team.byInvitation;
    this.fault = '';
    this.editing = true;
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault();
    try {
      await api.put(this.base, { name: this.name, byInvitation: this.byInvitation });
      this.editing = false;
      void this.resource.refresh();
    } catch (error) {
      this.fault = messageOf(error, t);
    }
  }

  /** @param {Event} event */
  async #picture(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (file) await this.#do(() => api.put(`${this.base}/picture`, file));
    input.value = '';
  }

  async #newCode() {
    const sure = await ask({
      heading: t('team.newCode.title'),
      points: [t('team.newCode.old')],
      confirm: t('team.newCode'),
    });
    if (sure) await this.#do(() => api.post(`${this.base}/code`));
  }

  /** @param {import('./standings.js').Line} line */
  async #hand(line) {
    const sure = await ask({
      heading: t('team.hand.title', { name: line.name }),
      confirm: t('team.hand'),
    });
    if (sure) await this.#do(() => api.put(`${this.base}/leader`, { member: line.id }));
  }

  /**
   * @param {Team} team
   * @param {Challenge} challenge
   */
  async #change(team, challenge) {
    const sure = await ask({
      heading: t('team.change.title', { name: team.name }),
      points: [t('team.change.score')],
      confirm: t('team.change'),
    });
    if (!sure) return;
    await this.#do(() => api.put(`/challenges/${challenge.id}/participants/me/team`, { team: team.id }));
    navigate(`/challenges/team/${challenge.id}/${team.id}`, { replace: true });
  }

  /** @param {string} link */
  async #copy(link) {
    try {
      await navigator.clipboard.writeText(link);
      toast(t('team.copied'));
    } catch {
      toast(link);
    }
  }

  /** @param {() => Promise<unknown>} work */
  async #do(work) {
    try {
      await work();
      void this.resource.refresh();
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
  }
}
