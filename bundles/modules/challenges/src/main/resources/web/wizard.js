import {
  KitElement,
  addDays,
  api,
  css,
  field,
  html,
  messageOf,
  nothing,
  select,
  today,
} from '@wellbundle/kit';
import { inWords, t } from './challenge.js';

/** @typedef {import('./challenge.js').Rules} Rules */

const steps = ['what', 'when', 'fair', 'check'];

/** The organiser's wizard: four steps, the last of them the rules in plain words. */
export class ChallengeWizard extends KitElement {
  static properties = {
    challenge: { attribute: false },
    step: { state: true },
    fault: { state: true },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      form {
        display: grid;
        gap: 18px;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: 18px;
        align-items: start;
      }
      textarea.input {
        min-height: 96px;
        resize: vertical;
      }
      .check {
        display: flex;
        gap: 10px;
        align-items: center;
        min-height: 44px;
      }
      .check input {
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--brand);
      }
      .rules {
        display: grid;
        gap: 10px;
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
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 10px;
        margin-top: 20px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./organise-page.js').Organised | null} */
    this.challenge = null;
    this.step = 0;
    this.fault = '';
    this.busy = false;
    this.heading = '';
    this.about = '';
    /** @type {Rules} */
    this.rules = {
      type: 'total',
      metric: 'steps',
      threshold: 8_000,
      startsOn: addDays(today(), 7),
      endsOn: addDays(today(), 20),
      graceHours: 24,
      dailyCap: 30_000,
      byHand: 'excluded',
      byHandCap: 5_000,
      ties: 'competition',
      teams: null,
      lateJoining: true,
      joining: 'tenant',
      leastPeople: 2,
    };
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.challenge) return;
    this.heading = this.challenge.title;
    this.about = this.challenge.about;
    this.rules = { ...this.rules, ...this.challenge.rules };
  }

  render() {
    const name = steps[this.step] ?? 'what';
    return html`<wb-card heading=${t(`wizard.${name}`)} note=${t('wizard.step', { step: this.step + 1, of: steps.length })}>
      <form
        novalidate
        @submit=${(/** @type {Event} */ event) => {
          event.preventDefault();
          void this.#next();
        }}
      >
        ${this.#fields(name)}
        ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
        <div class="foot">
          <button class="button" type="button" @click=${() => this.#previous()}>
            ${t(this.step ? 'wizard.back' : 'wizard.cancel')}
          </button>
          <button class="button primary" type="submit" ?disabled=${this.busy}>
            ${t(name === 'check' ? 'wizard.save' : 'wizard.next')}
          </button>
        </div>
      </form>
    </wb-card>`;
  }

  /** @param {string} name */
  #fields(name) {
    if (name === 'what') return this.#what();
    if (name === 'when') return this.#when();
    return name === 'fair' ? this.#fair() : this.#check();
  }

  #what() {
    const { type, metric, threshold } = this.rules;
    return html`${field({
      name: 'title',
      label: t('wizard.title'),
      value: this.heading,
      required: true,
      onInput: (value) => (this.heading = value),
    })}
      <div class="field">
        <label for="about">${t('wizard.about')}</label>
        <textarea
          class="input"
          id="about"
          maxlength="600"
          .value=${this.about}
          @input=${(/** @type {Event} */ event) =>
            (this.about = /** @type {HTMLTextAreaElement} */ (event.target).value)}
        ></textarea>
      </div>
      <div class="pair">
        ${this.#choice('metric', metric, ['steps', 'distance', 'activeMinutes', 'elevation'], 'metric')}
        ${this.#choice('type', type, ['total', 'average', 'checkpoint', 'streak'], 'type')}
      </div>
      ${
        type === 'checkpoint' || type === 'streak'
          ? this.#number('threshold', threshold, t(`wizard.unit.${metric}`))
          : nothing
      }`;
  }

  #when() {
    const { startsOn, endsOn, graceHours, joining, lateJoining, leastPeople } = this.rules;
    return html`<div class="pair">
        ${this.#field('startsOn', 'date', startsOn)} ${this.#field('endsOn', 'date', endsOn)}
      </div>
      ${this.#number('graceHours', graceHours, t('wizard.graceHours.hint'))}
      <div class="pair">
        ${this.#choice('joining', joining, ['tenant', 'invited'], 'joining')}
        ${this.#number('leastPeople', leastPeople, t('wizard.leastPeople.hint'))}
      </div>
      ${this.#flag('lateJoining', lateJoining)}`;
  }

  #fair() {
    const { metric, dailyCap, byHand, byHandCap, ties, teams } = this.rules;
    const unit = t(`wizard.unit.${metric}`);
    return html`${this.#number('dailyCap', dailyCap, t('wizard.dailyCap.hint', { unit }))}
      <div class="pair">
        ${this.#choice('byHand', byHand, ['excluded', 'capped', 'flagged'], 'byHand')}
        ${byHand === 'capped' ? this.#number('byHandCap', byHandCap, unit) : nothing}
      </div>
      ${this.#choice('ties', ties, ['competition', 'dense'], 'ties')}
      ${select({
        name: 'teams',
        label: t('wizard.teams'),
        value: teams?.score ?? 'none',
        options: ['none', 'total', 'average'].map((value) => ({
          value,
          label: t(`wizard.teams.${value}`),
        })),
        onChange: (value) =>
          this.#set({
            teams:
              value === 'none'
                ? null
                : {
                    least: teams?.least ?? 2,
                    most: teams?.most ?? 8,
                    score: /** @type {'total' | 'average'} */ (value),
                  },
          }),
      })}
      ${
        teams
          ? html`<div class="pair">
              ${['least', 'most'].map((of) =>
                field({
                  name: `teams-${of}`,
                  label: t(`wizard.teams.${of}`),
                  inputmode: 'numeric',
                  value: String(teams[/** @type {'least' | 'most'} */ (of)]),
                  onInput: (value) => this.#set({ teams: { ...teams, [of]: Number(value) } }),
                }),
              )}
            </div>`
          : nothing
      }`;
  }

  #check() {
    return html`<ul class="rules">
        ${inWords(this.rules).map(
          (sentence) =>
            html`<li><wb-icon name="check"></wb-icon><span>${sentence}</span></li>`,
        )}
      </ul>
      <p class="muted small">${t('wizard.check.words')}</p>`;
  }

  /**
   * @param {keyof Rules} name
   * @param {string} type
   * @param {string} value
   */
  #field(name, type, value) {
    return field({
      name,
      type,
      label: t(`wizard.${name}`),
      value,
      onInput: (text) => this.#set({ [name]: text }),
    });
  }

  /**
   * @param {keyof Rules} name
   * @param {number | null} value
   * @param {string} hint
   */
  #number(name, value, hint) {
    return field({
      name,
      label: t(`wizard.${name}`),
      hint,
      inputmode: 'numeric',
      value: value === null ? '' : String(value),
      onInput: (text) => this.#set({ [name]: text.trim() === '' ? null : Number(text) }),
    });
  }

  /**
   * @param {keyof Rules} name
   * @param {string} value
   * @param {string[]} values
   * @param {string} words
   */
  #choice(name, value, values, words) {
    return select({
      name,
      label: t(`wizard.${name}`),
      value,
      options: values.map((each) => ({ value: each, label: t(`wizard.${words}.${each}`) })),
      onChange: (chosen) => this.#set({ [name]: chosen }),
    });
  }

  /**
   * @param {keyof Rules} name
   * @param {boolean} value
   */
  #flag(name, value) {
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${value}
        @change=${(/** @type {Event} */ event) =>
          this.#set({ [name]: /** @type {HTMLInputElement} */ (event.target).checked })}
      />${t(`wizard.${name}`)}</label
    >`;
  }

  /** @param {Partial<Rules>} some */
  #set(some) {
    this.rules = { ...this.rules, ...some };
    this.fault = '';
    this.requestUpdate();
  }

  #previous() {
    this.fault = '';
    if (this.step) this.step -= 1;
    else this.dispatchEvent(new Event('close'));
  }

  async #next() {
    if (!this.heading.trim()) {
      this.step = 0;
      this.fault = t('wizard.title.missing');
      return;
    }
    if (this.step < steps.length - 1) {
      this.step += 1;
      return;
    }
    this.busy = true;
    this.fault = '';
    const body = { title: this.heading, about: this.about, rules: this.rules };
    try {
      if (this.challenge) await api.put(`/challenges/${this.challenge.id}`, body);
      else await api.post('/challenges', body);
      this.dispatchEvent(new Event('done'));
    } catch (error) {
      const named = /** @type {any} */ (error)?.body?.field;
      this.fault = named
        ? t('wizard.invalid', { field: t(`wizard.${String(named).split('.')[0]}`) })
        : messageOf(error, t);
    }
    this.busy = false;
  }
}
