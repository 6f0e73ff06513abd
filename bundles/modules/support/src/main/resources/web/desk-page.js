import {
  KitElement,
  api,
  ask,
  css,
  field,
  formatDateTime,
  html,
  messageOf,
  nothing,
  texts,
  toast,
} from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * @typedef {object} Link
 * @property {string} id
 * @property {string} providerId
 * @property {string} state
 * @property {string | null} reason
 * @property {string} linkedAt
 * @property {string | null} lastContactAt
 * @property {string | null} lastDataAt
 * @property {string | null} newestSampleAt
 *
 * @typedef {object} Change
 * @property {string} at
 * @property {string} providerId
 * @property {string | null} from
 * @property {string} to
 * @property {string | null} reason
 * @property {string} actor
 * @property {string} correlationId
 *
 * @typedef {{ purpose: string, title: string, objected: boolean }} Use
 *
 * @typedef {{ account: string, displayName: string, email: string, link: Link | null, deletionDueAt: string | null, uses: Use[], changes: Change[] }} Member
 */

/** For support agents: how a member's link is doing. */
export default class DeskPage extends KitElement {
  static properties = {
    email: { state: true },
    fault: { state: true },
    member: { state: true },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      form {
        display: grid;
        justify-items: start;
        gap: 16px;
      }
      .field {
        width: 100%;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
        gap: 16px 24px;
        margin-top: 16px;
      }
      dt {
        color: var(--muted);
        font-size: 0.875rem;
      }
      dd {
        font-weight: 550;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      ol {
        display: grid;
        gap: 14px;
      }
      ol time,
      .by {
        color: var(--muted);
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: 12px;
        margin-top: 16px;
      }
      ul .row {
        justify-content: space-between;
      }
      .stack {
        --gap: 18px;
      }
      code {
        font-size: 0.8125rem;
      }
    `,
  ];

  constructor() {
    super();
    this.email = '';
    this.fault = '';
    /** @type {Member | null} */
    this.member = null;
    this.busy = false;
  }

  render() {
    return html`<wb-page narrow heading=${t('desk.title')} lead=${t('desk.lead')}>
      <wb-card>
        <form @submit=${(/** @type {Event} */ event) => void this.#find(event)} novalidate>
          ${field({
            name: 'email',
            label: t('desk.email'),
            type: 'email',
            value: this.email,
            autocomplete: 'off',
            fault: this.fault,
            onInput: (value) => (this.email = value),
          })}
          <button class="button primary" type="submit" ?disabled=${this.busy}>${t('desk.find')}</button>
        </form>
      </wb-card>
      <div role="status">${this.member ? this.#found(this.member) : nothing}</div>
    </wb-page>`;
  }

  /** @param {Member} member */
  #found(member) {
    return html`<div class="stack">
      ${member.deletionDueAt ? this.#leaving(member, member.deletionDueAt) : nothing}
      <wb-card heading=${member.displayName}>
        <p class="by">${t('desk.account', { number: member.account })}</p>
        ${
          member.link
            ? this.#link(member.link)
            : html`<p class="muted">${t('desk.noLink')}</p>`
        }
      </wb-card>
      <wb-card heading=${t('desk.uses')}>
        <p class="muted">${t('desk.uses.words')}</p>
        <ul>
          ${member.uses.map((use) => this.#use(member, use))}
        </ul>
      </wb-card>
      ${
        member.changes.length
          ? html`<wb-card heading=${t('desk.changes')}>
              <ol>
                ${member.changes.map((change) => this.#change(change))}
              </ol>
            </wb-card>`
          : nothing
      }
    </div>`;
  }

  /**
   * @param {Member} member
   * @param {string} dueAt
   */
  #leaving(member, dueAt) {
    return html`<wb-notice
      tone="warn"
      heading=${t('desk.leaving', { name: member.displayName, when: formatDateTime(dueAt) })}
    >
      ${t('desk.leaving.words')}
      <button
        slot="action"
        class="button"
        type="button"
        ?disabled=${this.busy}
        @click=${() => void this.#cancel(member)}
      >
        ${t('desk.leaving.cancel')}
      </button>
    </wb-notice>`;
  }

  /** @param {Member} member */
  async #cancel(member) {
    const sure = await ask({
      heading: t('desk.leaving.ask', { name: member.displayName }),
      body: t('desk.leaving.ask.words'),
      confirm: t('desk.leaving.cancel'),
    });
    if (!sure) return;
    this.busy = true;
    try {
      await api.post('/support/lookups/reactivation', { email: member.email });
      toast(t('desk.leaving.cancelled', { name: member.displayName }), { tone: 'good' });
      this.member = { ...member, deletionDueAt: null };
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
    this.busy = false;
  }

  /**
   * @param {Member} member
   * @param {Use} use
   */
  #use(member, use) {
    return html`<li class="row">
      <span>${use.title}</span>
      ${
        use.objected
          ? html`<wb-badge tone="neutral">${t('desk.uses.objected')}</wb-badge>`
          : html`<button
              class="button"
              type="button"
              aria-label=${t('desk.uses.object.to', { use: use.title })}
              ?disabled=${this.busy}
              @click=${() => void this.#object(member, use)}
            >
              ${t('desk.uses.object')}
            </button>`
      }
    </li>`;
  }

  /**
   * @param {Member} member
   * @param {Use} use
   */
  async #object(member, use) {
    const sure = await ask({
      heading: t('desk.uses.ask', { name: member.displayName, use: use.title }),
      body: t('desk.uses.ask.words'),
      confirm: t('desk.uses.object'),
    });
    if (!sure) return;
    this.busy = true;
    try {
      await api.post('/support/lookups/objection', { email: member.email, purpose: use.purpose });
      toast(t('desk.uses.recorded'), { tone: 'good' });
      const uses = member.uses.map((each) => (each === use ? { ...use, objected: true } : each));
      this.member = { ...member, uses };
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
    this.busy = false;
  }

  /** @param {Link} link */
  #link(link) {
    const rows = [
      ['desk.linkedAt', link.linkedAt],
      ['desk.lastContact', link.lastContactAt],
      ['desk.lastData', link.lastDataAt],
      ['desk.newest', link.newestSampleAt],
    ];
    return html`<div class="row">
        <strong>${name(link.providerId)}</strong>
        <wb-badge tone=${toneOf(link.state)}>${stateWords(link.state)}</wb-badge>
        ${link.reason ? html`<span class="muted">${reasonWords(link.reason)}</span>` : nothing}
      </div>
      <dl>
        ${rows.map(
          ([key, at]) =>
            html`<div>
              <dt>${t(/** @type {string} */ (key))}</dt>
              <dd>${at ? formatDateTime(at) : t('desk.never')}</dd>
            </div>`,
        )}
      </dl>`;
  }

  /** @param {Change} change */
  #change({ at, providerId, to, reason, actor, correlationId }) {
    return html`<li>
      <div class="row">
        <wb-badge tone=${toneOf(to)}>${stateWords(to)}</wb-badge>
        <time datetime=${at}>${formatDateTime(at)}</time>
      </div>
      <p class="by">
        ${name(providerId)} · ${t(`actor.${actor}`)}${reason ? html` · ${reasonWords(reason)}` : nothing}
        · <code>${correlationId}</code>
      </p>
    </li>`;
  }

  /** @param {Event} event */
  async #find(event) {
    event.preventDefault();
    if (!this.email.trim()) {
      this.fault = t('desk.missing');
      return;
    }
    this.busy = true;
    this.fault = '';
    this.member = null;
    try {
      this.member = await api.post('/support/lookups', { email: this.email.trim() });
    } catch (error) {
      this.fault = messageOf(error, t);
    }
    this.busy = false;
  }
}

/**
 * Codes are for the manual, except for what the member decided.
 * @param {string} reason
 */
const reasonWords = (reason) =>
  reason === 'consent' ? t('reason.consent') : html`<code>${reason}</code>`;

/** @param {string} state */
function stateWords(state) {
  const key = `state.${state}`;
  const words = t(key);
  return words === key ? state : words;
}

/** @param {string} state */
function toneOf(state) {
  if (['LIVE', 'BACKFILLING'].includes(state)) return 'good';
  return ['UNLINKED', 'UNLINKING', 'PAUSED'].includes(state) ? 'neutral' : 'warn';
}

/** @param {string} providerId its name in lower case */
function name(providerId) {
  return providerId.charAt(0).toUpperCase() + providerId.slice(1);
}
