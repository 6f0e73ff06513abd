import { KitElement, api, css, define, field, html, messageOf, nothing, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** @typedef {import('./boards.js').Mode} Mode */

/** How to take part, with exactly what the others will see. Fires `close`; `done` when it was sent. */
class JoinDialog extends KitElement {
  static properties = {
    name: {},
    joined: { type: Boolean },
    mode: { state: true },
    alias: { state: true },
    history: { state: true },
    fault: { state: true },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      form,
      .body,
      fieldset {
        display: grid;
        gap: 16px;
        color: var(--text);
      }
      fieldset {
        gap: 4px;
      }
      legend {
        padding: 0;
        margin-bottom: 4px;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .choice {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 12px;
        align-items: start;
        min-height: 44px;
        padding: 8px 0;
        cursor: pointer;
      }
      .choice input {
        width: 20px;
        height: 20px;
        margin: 2px 0 0;
        accent-color: var(--brand-ink);
      }
      .choice small {
        display: block;
        color: var(--muted);
        font-size: 0.875rem;
        line-height: 1.4;
      }
      .preview {
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--sunken);
      }
      .preview h3 {
        margin-bottom: 10px;
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 600;
      }
      .line {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 12px;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .line .score {
        font-variant-numeric: tabular-nums;
      }
      .preview p {
        margin-top: 10px;
        color: var(--muted);
        font-size: 0.875rem;
        line-height: 1.45;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.joined = false;
    /** @type {Mode} */
    this.mode = 'named';
    this.alias = '';
    this.history = false;
    this.fault = '';
    this.busy = false;
  }

  /** @param {import('./boards.js').Taking} taking */
  show(taking) {
    this.mode = taking.mode ?? 'named';
    this.alias = taking.alias ?? '';
    this.fault = '';
    this.history = false;
    const dialog = /** @type {any} */ (this.renderRoot.querySelector('wb-dialog'));
    dialog.open = true;
  }

  render() {
    return html`<wb-dialog heading=${t(this.joined ? 'change.title' : 'join.title')}>
      <form id="join" class="body" novalidate @submit=${(/** @type {Event} */ event) => void this.#send(event)}>
        <fieldset>
          <legend>${t('mode')}</legend>
          ${this.#choice('named')} ${this.#choice('alias')}
          ${
            this.mode === 'alias'
              ? field({
                  name: 'alias',
                  label: t('alias'),
                  value: this.alias,
                  hint: this.fault ? '' : t('alias.hint'),
                  fault: this.fault,
                  autocomplete: 'off',
                  onInput: (value) => (this.alias = value),
                })
              : nothing
          }
          ${this.#choice('private')}
        </fieldset>
        ${this.#preview()} ${this.joined ? nothing : this.#history()}
        ${this.fault && this.mode !== 'alias' ? html`<wb-notice tone="bad">${this.fault}</wb-notice>` : nothing}
      </form>
      <button slot="actions" class="button" type="button" @click=${() => this.#close()}>
        ${t('cancel')}
      </button>
      <button
        slot="actions"
        class="button primary"
        type="button"
        ?disabled=${this.busy}
        @click=${() => void this.#send()}
      >
        ${t(this.joined ? 'change.confirm' : 'join.confirm')}
      </button>
    </wb-dialog>`;
  }

  /** @param {Mode} mode */
  #choice(mode) {
    return html`<label class="choice">
      <input
        type="radio"
        name="mode"
        value=${mode}
        .checked=${this.mode === mode}
        @change=${() => {
          this.mode = mode;
          this.fault = '';
        }}
      />
      <span>${t(`mode.${mode}`)}<small>${t(`mode.${mode}.words`)}</small></span>
    </label>`;
  }

  /** Exactly what is served to others, nothing else. */
  #preview() {
    const shown = this.mode === 'alias' ? this.alias.trim() || t('alias.example') : this.name;
    return html`<div class="preview" aria-live="polite">
      <h3>${t('preview')}</h3>
      ${
        this.mode === 'private'
          ? html`<strong>${t('preview.nothing')}</strong>`
          : html`<div class="line">
              <span>12</span><wb-avatar name=${shown}></wb-avatar><span>${shown}</span
              ><span class="score">${t('preview.score')}</span>
            </div>`
      }
      <p>${t(this.mode === 'private' ? 'preview.private' : 'preview.words')}</p>
    </div>`;
  }

  #history() {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${this.history}
        @change=${(/** @type {Event} */ event) =>
          (this.history = /** @type {HTMLInputElement} */ (event.target).checked)}
      />
      <span>${t('history')}<small>${t('history.words')}</small></span>
    </label>`;
  }

  /** @param {Event} [event] */
  async #send(event) {
    event?.preventDefault();
    this.busy = true;
    try {
      await api.put('/leaderboards/participation', {
        mode: this.mode,
        alias: this.alias.trim() || null,
        history: this.history,
      });
      this.#close();
      this.dispatchEvent(new Event('done'));
    } catch (error) {
      this.fault = messageOf(error, t);
    }
    this.busy = false;
  }

  #close() {
    const dialog = /** @type {any} */ (this.renderRoot.querySelector('wb-dialog'));
    dialog.open = false;
  }
}

export const joinDialog = define('leaderboard-join', JoinDialog, import.meta.url);
