import {
  KitElement,
  api,
  ask,
  css,
  failure,
  field,
  formatDateTime,
  formatNumber,
  html,
  messageOf,
  nothing,
  session,
  texts,
  toast,
} from '@wellbundle/kit';
import { archiveResource, daysLeft, deletionResource } from './my-data.js';
import { profilesCard } from './profiles-card.js';

const t = await texts(import.meta.url);

/** @typedef {import('./my-data.js').Archive} Archive */
/** @typedef {import('./my-data.js').Deletion} Deletion */

/** Settings → My data: take it along, or have it erased. */
export default class MyDataPage extends KitElement {
  static properties = {
    busy: { state: true },
    sure: { state: true },
    problem: { state: true },
    fault: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      ul {
        margin: 0;
        padding-inline-start: 20px;
        list-style: disc;
        line-height: 1.55;
      }
      li + li {
        margin-top: 6px;
      }
      h3 {
        font-size: 0.9375rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px 14px;
      }
      form {
        display: grid;
        gap: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.sure = false;
    this.problem = '';
    this.fault = '';
    this.password = '';
    this.deletion = deletionResource(this);
    this.archive = archiveResource(this);
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('mine.title')}
      lead=${t('mine.lead')}
      back="/settings"
      back-label=${t('settings')}
    >
      ${this.deletion.render({
        loading: () => html`<wb-card loading></wb-card><wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.deletion.reload()),
        ready: (deletion) => this.#ready(deletion),
      })}
    </wb-page>`;
  }

  /** @param {Deletion} deletion */
  #ready(deletion) {
    return deletion.dueAt
      ? html`${this.#leaving(deletion.dueAt)} ${this.#archive()}`
      : html`${this.#archive()} <${profilesCard} days=${deletion.graceDays}></${profilesCard}>
          ${this.#deletion(deletion)}`;
  }

  #archive() {
    const archive = this.archive.value ?? null;
    const preparing = archive?.state === 'preparing';
    return html`<wb-card heading=${t('archive.title')}>
      <div class="stack">
        <p class="muted">${t('archive.words')}</p>
        ${
          archive?.state === 'failed'
            ? html`<wb-notice tone="bad" live>${t('archive.failed')}</wb-notice>`
            : nothing
        }
        ${archive?.state === 'ready' ? this.#fetchable(archive) : nothing}
        <div class="actions">
          <button
            class="button"
            type="button"
            ?disabled=${preparing || this.busy}
            @click=${this.#prepare}
          >
            <wb-icon name=${preparing ? 'clock' : 'download'}></wb-icon
            >${t(preparing ? 'archive.preparing' : archive ? 'archive.again' : 'archive.ask')}
          </button>
          ${preparing ? html`<span class="muted small" role="status">${t('archive.wait')}</span>` : nothing}
        </div>
      </div>
    </wb-card>`;
  }

  /** @param {Archive} archive */
  #fetchable(archive) {
    const until = t('archive.ready', { when: formatDateTime(archive.goneAt) });
    return html`<wb-notice tone="good" live heading=${t('archive.ready.heading')}>
        ${until} ${archive.missing.length ? t('archive.missing') : nothing}
        <a slot="action" class="button primary" href=${archive.download ?? ''} download
          ><wb-icon name="download"></wb-icon>${t('archive.fetch', { size: sizeOf(archive.bytes) })}</a
        >
      </wb-notice>`;
  }

  /** @param {string} dueAt */
  #leaving(dueAt) {
    return html`<wb-notice
      tone="warn"
      heading=${t('leaving.heading', { when: formatDateTime(dueAt) })}
    >
      ${t('leaving.days', { count: daysLeft(dueAt) })} ${t('leaving.words')}
      <button
        slot="action"
        class="button primary"
        type="button"
        ?disabled=${this.busy}
        @click=${this.#stay}
      >
        ${t('leaving.stay')}
      </button>
    </wb-notice>`;
  }

  /** @param {Deletion} deletion */
  #deletion(deletion) {
    return html`<wb-card heading=${t('delete.title')}>
      <div class="stack">
        <h3>${t('delete.goes')}</h3>
        <ul class="muted">
          <li>${t('delete.goes.data')}</li>
          <li>${t('delete.goes.account')}</li>
          <li>${t('delete.goes.device')}</li>
        </ul>
        <h3>${t('delete.stays')}</h3>
        <ul class="muted">
          <li>${t('delete.stays.record')}</li>
          <li>${t('delete.stays.maker')}</li>
          <li>${t('delete.stays.backup')}</li>
        </ul>
        <p class="muted">
          ${
            deletion.graceDays
              ? t('delete.grace', { count: deletion.graceDays })
              : t('delete.noGrace')
          }
        </p>
        ${
          this.sure
            ? this.#confirm()
            : html`<div class="actions">
                <button class="button danger" type="button" @click=${this.#begin}>
                  ${t('delete.begin')}
                </button>
              </div>`
        }
      </div>
    </wb-card>`;
  }

  #confirm() {
    return html`<form novalidate @submit=${this.#delete}>
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <input
        class="visually-hidden"
        type="text"
        name="username"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        .value=${session.me?.account.email ?? ''}
      />
      ${field({
        name: 'password',
        label: t('delete.password'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        value: this.password,
        fault: this.fault,
        onInput: (value) => (this.password = value),
      })}
      <div class="actions">
        <button class="button danger" type="submit" aria-disabled=${this.busy}>
          ${t('delete.confirm')}
        </button>
        <button class="button quiet" type="button" @click=${this.#cancel}>${t('delete.cancel')}</button>
      </div>
    </form>`;
  }

  async #begin() {
    this.sure = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#password'))?.focus();
  }

  async #cancel() {
    this.sure = false;
    this.password = '';
    this.problem = '';
    this.fault = '';
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.button.danger'))?.focus();
  }

  async #prepare() {
    this.busy = true;
    try {
      await api.post('/archive');
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
    await this.archive.refresh();
    this.busy = false;
  }

  /** @param {SubmitEvent} event */
  async #delete(event) {
    event.preventDefault();
    if (this.busy) return;
    this.problem = '';
    this.fault = this.password ? '' : t('delete.password.fault');
    if (this.fault) return;
    this.busy = true;
    try {
      await api.post('/privacy/deletion', { password: this.password });
      this.password = '';
      this.sure = false;
      await this.deletion.refresh();
      window.scrollTo(0, 0);
    } catch (error) {
      this.problem = messageOf(error, t);
    } finally {
      this.busy = false;
    }
  }

  async #stay() {
    const sure = await ask({
      heading: t('leaving.stay'),
      body: t('leaving.stay.words'),
      confirm: t('leaving.stay'),
    });
    if (!sure) return;
    this.busy = true;
    try {
      await api.post('/privacy/reactivation');
      toast(t('leaving.stayed'), { tone: 'good' });
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
    await this.deletion.refresh();
    this.busy = false;
  }
}

/** @param {number} bytes */
function sizeOf(bytes) {
  const mega = bytes / 1_000_000;
  return mega >= 1
    ? `${formatNumber(mega, 1)}\u00a0MB`
    : `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))}\u00a0kB`;
}
