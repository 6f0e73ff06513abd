import {
  KitElement,
  Resource,
  api,
  css,
  failure,
  html,
  messageOf,
  nothing,
  texts,
  toast,
} from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * @typedef {{ on: boolean, locked: boolean }} Choice
 * @typedef {{ id: string, name: string, icon: string, channels: Record<string, Choice> }} Kind
 * @typedef {{ channels: string[], kinds: Kind[] }} Preferences
 */

/** Settings → Notifications: each kind on each channel (rule M9). */
export default class ChoicesPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .table {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: var(--shadow);
        overflow: clip;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th {
        padding: 12px 16px;
        font-weight: 550;
        text-align: start;
        overflow-wrap: anywhere;
      }
      thead th {
        color: var(--faint);
        font-size: 0.875rem;
        font-weight: 600;
      }
      thead th:not(:first-child) {
        width: 84px;
        padding-inline: 4px;
        text-align: center;
      }
      tbody tr {
        border-top: 1px solid var(--line);
      }
      tbody th {
        min-width: 0;
      }
      .kind {
        display: flex;
        align-items: center;
        gap: 14px;
      }
      .kind wb-icon {
        color: var(--muted);
        --icon: 22px;
      }
      td {
        padding: 4px;
        text-align: center;
      }
      label {
        display: inline-grid;
        place-items: center;
        width: 60px;
        height: 48px;
        cursor: pointer;
      }
      label:has([disabled]) {
        cursor: default;
      }
      input {
        appearance: none;
        width: 44px;
        height: 26px;
        margin: 0;
        border: 2px solid var(--line-strong);
        border-radius: var(--radius-pill);
        background: var(--card);
        cursor: inherit;
        transition: background var(--quick) var(--ease);
      }
      input::before {
        content: '';
        display: block;
        width: 16px;
        height: 16px;
        margin: 3px;
        border-radius: 50%;
        background: var(--line-strong);
        transition: transform var(--quick) var(--ease);
      }
      input:checked {
        border-color: var(--brand-ink);
        background: var(--brand-ink);
      }
      input:checked::before {
        background: var(--card);
        transform: translateX(18px);
      }
      input:disabled {
        border-color: transparent;
        background: var(--track);
      }
      input:disabled::before {
        background: var(--faint);
      }
      input:focus-visible {
        outline-offset: 3px;
        border-radius: var(--radius-pill);
      }
      .none {
        color: var(--faint);
      }
      .always {
        display: inline-grid;
        justify-items: center;
        gap: 2px;
        padding: 6px 0;
        color: var(--muted);
        font-size: 0.75rem;
        font-weight: 550;
        --icon: 16px;
      }
      .why {
        padding: 2px 4px 0;
        color: var(--muted);
        font-size: 0.875rem;
      }
      @media (max-width: 479.9px) {
        .kind wb-icon {
          display: none;
        }
        thead th:not(:first-child) {
          width: 68px;
        }
      }
      @media (forced-colors: active) {
        input {
          appearance: auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Resource<Preferences>} */
    this.preferences = new Resource(this, (signal) =>
      api.get('/notifications/preferences', { signal }),
    );
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('choices.title')}
      lead=${t('choices.lead')}
      back="/settings"
      back-label=${t('choices.back')}
    >
      ${this.preferences.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.preferences.reload()),
        ready: (preferences) => this.#ready(preferences),
      })}
    </wb-page>`;
  }

  /** @param {Preferences} preferences */
  #ready({ channels, kinds }) {
    return html`<div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('choices.kind')}</th>
              ${channels.map((channel) => html`<th scope="col">${t(`channel.${channel}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${kinds.map(
              (kind) =>
                html`<tr>
                  <th scope="row">
                    <span class="kind"><wb-icon name=${kind.icon}></wb-icon>${kind.name}</span>
                  </th>
                  ${channels.map((channel) => html`<td>${this.#choice(kind, channel)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        kinds.some(({ channels: of }) => Object.values(of).some(({ locked }) => locked))
          ? html`<p class="why">${t('choices.locked')}</p>`
          : nothing
      }`;
  }

  /**
   * @param {Kind} kind
   * @param {string} channel
   */
  #choice(kind, channel) {
    const choice = kind.channels[channel];
    if (!choice) return html`<span class="none" role="img" aria-label=${t('choices.never')}>–</span>`;
    if (choice.locked && choice.on) {
      return html`<span class="always"><wb-icon name="lock"></wb-icon>${t('choices.always')}</span>`;
    }
    return html`<label>
      <span class="visually-hidden">${kind.name}: ${t(`channel.${channel}`)}</span>
      <input
        type="checkbox"
        role="switch"
        .checked=${choice.on}
        ?disabled=${choice.locked}
        @change=${(/** @type {Event} */ event) =>
          void this.#choose(kind, channel, /** @type {HTMLInputElement} */ (event.target))}
      />
    </label>`;
  }

  /**
   * @param {Kind} kind
   * @param {string} channel
   * @param {HTMLInputElement} input
   */
  async #choose(kind, channel, input) {
    try {
      this.preferences.value = await api.put('/notifications/preferences', {
        kinds: { [kind.id]: { [channel]: input.checked } },
      });
    } catch (error) {
      input.checked = !input.checked;
      toast(messageOf(error), { tone: 'bad' });
    }
    this.requestUpdate();
  }
}
