import {
  KitElement,
  Resource,
  api,
  css,
  failure,
  field,
  formatDate,
  html,
  messageOf,
  nothing,
  select,
} from '@wellbundle/kit';
import { t } from './challenge.js';

/**
 * @typedef {object} Preview
 * @property {string} name
 * @property {string[]} fields
 * @property {string[]} organiserFields
 * @property {boolean} agreed
 * @property {number} version
 * @property {string} countsFrom
 * @property {string} historyFrom
 *
 * @typedef {{ id: string, name: string, members: number, full: boolean, byInvitation: boolean }} Team
 * @typedef {{ team: string, code: string }} Invited what came with a link; without a team the challenge's own code
 */

const fresh = 'new';

/** Joining: shows exactly what others will see, and joining is the yes to it. */
export class JoinDialog extends KitElement {
  static properties = {
    challenge: { attribute: false },
    team: { state: true },
    newTeam: { state: true },
    invited: { attribute: false },
    invitation: { state: true },
    alias: { state: true },
    byAlias: { state: true },
    history: { state: true },
    fault: { state: true },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      .line {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 12px;
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--sunken);
        color: var(--text);
        font-weight: 550;
      }
      .line small {
        display: block;
        color: var(--muted);
        font-weight: 400;
      }
      form {
        display: grid;
        gap: 14px;
      }
      h3 {
        color: var(--text);
      }
      .check {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px;
        align-items: start;
        color: var(--text);
      }
      .check small {
        display: block;
        margin-top: 2px;
      }
      .check input {
        width: 20px;
        height: 20px;
        margin: 1px 0 0;
        accent-color: var(--brand);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./challenge.js').Challenge | null} */
    this.challenge = null;
    this.team = '';
    this.newTeam = '';
    /** @type {Invited} */
    this.invited = { team: '', code: '' };
    this.invitation = '';
    this.alias = '';
    this.byAlias = false;
    this.history = false;
    this.fault = '';
    this.busy = false;
    /** @type {Resource<{ preview: Preview, teams: Team[] }>} */
    this.asked = new Resource(this, async (signal) => {
      const base = `/challenges/${this.challenge?.id}`;
      const [preview, { teams }] = await Promise.all([
        api.get(`${base}/preview`, { signal }),
        api.get(`${base}/participants/teams`, { signal }),
      ]);
      return { preview, teams };
    });
  }

  /** @param {import('lit').PropertyValues} properties */
  willUpdate(properties) {
    if (!properties.has('invited')) return;
    this.team = this.invited.team;
    if (!this.invited.team) this.invitation = this.invited.code;
  }

  render() {
    return html`<wb-dialog
      open
      heading=${t('join.title', { title: this.challenge?.title ?? '' })}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      ${this.asked.render({
        loading: () => html`<wb-skeleton lines="4"></wb-skeleton>`,
        failed: (error) => failure(error, () => void this.asked.reload()),
        ready: (value) => this.#ready(value),
      })}
      <button
        slot="actions"
        class="button"
        type="button"
        @click=${() => this.dispatchEvent(new Event('close'))}
      >
        ${t('join.cancel')}
      </button>
      <button
        slot="actions"
        class="button primary"
        type="submit"
        form="join"
        ?disabled=${this.busy || !this.asked.value}
        @click=${() => void this.#join()}
      >
        ${t('join.agree')}
      </button>
    </wb-dialog>`;
  }

  /** @param {{ preview: Preview, teams: Team[] }} value */
  #ready({ preview, teams }) {
    const challenge = this.challenge;
    if (!challenge) return nothing;
    const team = teams.find(({ id }) => id === this.team)?.name || this.newTeam;
    const name = this.#name(preview);
    return html`<form
      id="join"
      novalidate
      @submit=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      <h3>${t('join.others')}</h3>
      <div class="line">
        <span class="number">${t('join.place')}</span>
        <wb-avatar name=${name}></wb-avatar>
        <span>${name}${challenge.rules.teams ? html`<small>${team || t('join.team')}</small>` : nothing}</span>
        <span class="number">${t('join.score')}</span>
      </div>
      <p class="small">${t(challenge.rules.teams ? 'join.only.team' : 'join.only')}</p>
      <p class="small">${t(preview.organiserFields.includes('team') ? 'join.organiser.team' : 'join.organiser')}</p>
      ${this.#called()}
      ${challenge.rules.teams ? this.#teams(teams) : nothing}
      ${
        challenge.rules.joining === 'invited'
          ? field({
              name: 'invitation',
              label: t('join.invitation'),
              value: this.invitation,
              autocomplete: 'off',
              onInput: (value) => (this.invitation = value),
            })
          : nothing
      }
      ${
        preview.countsFrom !== preview.historyFrom
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${this.history}
                @change=${(/** @type {Event} */ event) =>
                  (this.history = /** @type {HTMLInputElement} */ (event.target).checked)}
              /><span
                >${t('join.history', { from: formatDate(preview.historyFrom) })}
                <small class="muted">${t('join.history.no', { from: formatDate(preview.countsFrom) })}</small></span
              ></label
            >`
          : nothing
      }
      <p class="small">${t('join.back')}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
    </form>`;
  }

  /** @param {Preview} preview */
  #name(preview) {
    return this.byAlias ? this.alias.trim() || t('join.alias.yours') : preview.name;
  }

  #called() {
    return html`<label class="check"
        ><input
          type="checkbox"
          .checked=${this.byAlias}
          @change=${(/** @type {Event} */ event) =>
            (this.byAlias = /** @type {HTMLInputElement} */ (event.target).checked)}
        /><span>${t('join.alias')}<small class="muted">${t('join.alias.words')}</small></span></label
      >
      ${
        this.byAlias
          ? field({
              name: 'alias',
              label: t('join.alias.name'),
              value: this.alias,
              hint: t('join.alias.hint'),
              autocomplete: 'off',
              onInput: (value) => (this.alias = value),
            })
          : nothing
      }`;
  }

  /**
   * Open ones, and the one whose link was followed.
   * @param {Team} team
   */
  #admits({ id, full, byInvitation }) {
    return !full && (!byInvitation || id === this.invited.team);
  }

  /** @param {Team[]} teams */
  #teams(teams) {
    const open = teams.filter((team) => this.#admits(team));
    const chosen = this.team || (open.length ? '' : fresh);
    return html`${select({
      name: 'team',
      label: t('join.team'),
      value: chosen,
      options: [
        { value: '', label: t('join.team.choose') },
        ...open.map(({ id, name, members }) => ({
          value: id,
          label: t('join.team.option', { name, count: members }),
        })),
        { value: fresh, label: t('join.team.new') },
      ],
      onChange: (value) => (this.team = value),
    })}
    ${
      chosen === fresh
        ? field({
            name: 'new-team',
            label: t('join.team.name'),
            value: this.newTeam,
            onInput: (value) => (this.newTeam = value),
          })
        : nothing
    }`;
  }

  async #join() {
    const value = this.asked.value;
    if (!value || !this.challenge) return;
    const makesTeam = this.team === fresh || !value.teams.some((team) => this.#admits(team));
    this.busy = true;
    this.fault = '';
    try {
      await api.post(`/challenges/${this.challenge.id}/participants`, {
        team: !this.challenge.rules.teams || makesTeam ? null : this.team || null,
        newTeam: this.challenge.rules.teams && makesTeam ? this.newTeam : null,
        invitation: this.invitation || null,
        history: this.history,
        alias: this.byAlias ? this.alias.trim() || '-' : null,
        teamCode: this.invited.code || null,
        agreed: value.preview.version,
      });
      this.dispatchEvent(new Event('joined'));
    } catch (error) {
      this.fault = messageOf(error, t);
    }
    this.busy = false;
  }
}
