import {
  KitElement,
  api,
  ask,
  css,
  define,
  formatDateTime,
  html,
  messageOf,
  nothing,
  texts,
  toast,
} from '@wellbundle/kit';
import { backfillNotice } from './backfill.js';
import { coverageTable } from './coverage.js';
import { authorize, isBackfilling, modelsOf } from './link.js';
import { providerLogo } from './logo.js';
import { lastSync, viewOf } from './states.js';

const t = await texts(import.meta.url);

/**
 * The card of the linked manufacturer: state, last sync, history, sync now, unlink. `brief` folds
 * the history away.
 */
class LinkedCard extends KitElement {
  static properties = {
    link: { attribute: false },
    name: {},
    logo: {},
    returnTo: { attribute: 'return-to' },
    brief: { type: Boolean },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 16px 20px;
        --logo: 72px;
      }
      .who {
        flex: 1 1 420px;
        min-width: 0;
      }
      h2 {
        font-size: 1.25rem;
      }
      .facts {
        margin-top: 2px;
        color: var(--muted);
        font-size: 0.9375rem;
      }
      strong {
        color: var(--text);
        font-weight: 600;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      .below {
        display: grid;
        gap: 18px;
        margin-top: 18px;
      }
      summary {
        min-height: 32px;
        color: var(--brand-ink);
        font-size: 0.9375rem;
        font-weight: 600;
        cursor: pointer;
      }
      details[open] summary {
        margin-bottom: 10px;
      }
      @media (max-width: 600px) {
        .top {
          align-items: start;
          --logo: 56px;
        }
        .who {
          flex-basis: 180px;
        }
        .actions {
          width: 100%;
        }
        .actions > * {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./link.js').Link | null} */
    this.link = null;
    this.name = '';
    this.logo = '';
    this.returnTo = '/link';
    this.brief = false;
    this.busy = '';
  }

  render() {
    const { link, name } = this;
    if (!link) return nothing;
    const view = viewOf(link, name);
    return html`<wb-card>
      <div class="top">
        <${providerLogo} name=${name} src=${this.logo}></${providerLogo}>
        <div class="who">
          <div class="row">
            <h2>${name}</h2>
            <wb-badge tone=${view.tone} icon=${view.icon}>${view.label}</wb-badge>
          </div>
          ${this.#facts(link, view)}
        </div>
        ${link.state === 'UNLINKING' ? nothing : this.#actions(view)}
      </div>
      <div class="below">
        ${view.notice ? this.#notice(view) : nothing}
        ${isBackfilling(link) ? backfillNotice(link) : nothing}
        ${link.coverage?.length && link.state !== 'UNLINKING' ? this.#coverage(link.coverage) : nothing}
      </div>
    </wb-card>`;
  }

  /** @param {import('./link.js').Coverage[]} coverage */
  #coverage(coverage) {
    const table = html`<${coverageTable} .coverage=${coverage}></${coverageTable}>`;
    return this.brief
      ? html`<details>
          <summary>${t('coverage.show')}</summary>
          ${table}
        </details>`
      : table;
  }

  /**
   * @param {import('./link.js').Link} link
   * @param {import('./states.js').StateView} view
   */
  #facts(link, view) {
    const devices = modelsOf(link);
    if (!link.lastDataAt && !devices && !view.linked) return nothing;
    const newest =
      link.newestSampleAt && t('newestSample', { when: formatDateTime(link.newestSampleAt) });
    const contact =
      link.lastContactAt &&
      t('lastContact', { name: this.name, when: formatDateTime(link.lastContactAt) });
    return html`<p class="facts"><strong>${lastSync(link)}</strong></p>
      <p class="facts">${[devices, newest, contact].filter(Boolean).join(' · ')}</p>`;
  }

  /** @param {import('./states.js').StateView} view */
  #notice({ notice, next }) {
    const more = this.link?.state === 'SCOPE_REDUCED';
    return html`<wb-notice tone=${notice?.tone ?? 'info'}>
      ${notice?.words}
      ${
        next === 'relink'
          ? this.#next(
              this.#relink,
              t(more ? 'action.allowMore' : 'action.relink', { name: this.name }),
            )
          : nothing
      }
      ${next === 'resume' ? this.#next(this.#resume, t('action.resume')) : nothing}
    </wb-notice>`;
  }

  /**
   * @param {() => Promise<void>} press
   * @param {string} words
   */
  #next(press, words) {
    return html`<button
      slot="action"
      class="button primary"
      type="button"
      aria-disabled=${!!this.busy}
      @click=${press}
    >
      ${words}
    </button>`;
  }

  /** @param {import('./states.js').StateView} view */
  #actions(view) {
    return html`<div class="actions">
      ${view.linked ? this.#button(this.#sync, t('action.sync'), 'refresh') : nothing}
      ${view.linked ? this.#button(this.#pause, t('action.pause'), 'pause') : nothing}
      ${view.linked ? this.#button(this.#another, t('action.another')) : nothing}
      ${this.#button(this.#unlink, t('action.unlink'))}
    </div>`;
  }

  /**
   * @param {() => Promise<void>} press
   * @param {string} words
   * @param {string} [icon]
   */
  #button(press, words, icon) {
    return html`<button class="button" type="button" aria-disabled=${!!this.busy} @click=${press}>
      ${icon ? html`<wb-icon name=${icon}></wb-icon>` : nothing}${words}
    </button>`;
  }

  #sync() {
    return this.#doing('sync', async () => {
      await api.post('/link/sync');
      toast(t('sync.asked'), { tone: 'good' });
    });
  }

  #pause() {
    return this.#doing('pause', async () => {
      await api.post('/link/pause');
      toast(t('pause.done'), { tone: 'good' });
    });
  }

  #resume() {
    return this.#doing('resume', async () => {
      await api.post('/link/resume');
      toast(t('resume.done'), { tone: 'good' });
    });
  }

  /** The same manufacturer with another account there (rule L8). */
  async #another() {
    const { name } = this;
    const sure = await ask({
      heading: t('another.heading', { name }),
      points: [t('another.until'), t('switch.stays', { current: name }), t('another.one')],
      confirm: t('action.another'),
    });
    if (sure) await this.#relink();
  }

  #relink() {
    const providerId = this.link?.providerId ?? '';
    return this.#doing('relink', () =>
      authorize(providerId, { returnTo: this.returnTo, replace: true }),
    );
  }

  async #unlink() {
    const { name } = this;
    const sure = await ask({
      heading: t('unlink.heading', { name }),
      points: [t('unlink.revoked', { name }), t('unlink.stays'), t('unlink.another')],
      confirm: t('action.unlink'),
      danger: true,
    });
    if (!sure) return;
    await this.#doing('unlink', async () => {
      await api.delete('/link');
      toast(t('unlink.done', { name }), { tone: 'good' });
      this.dispatchEvent(new Event('link-gone', { bubbles: true, composed: true }));
    });
  }

  /**
   * One thing at a time; what goes wrong is said.
   * @param {string} what
   * @param {() => Promise<void>} work
   */
  async #doing(what, work) {
    if (this.busy) return;
    this.busy = what;
    try {
      await work();
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    } finally {
      this.busy = '';
    }
  }
}

export const linkedCard = define('link-linked-card', LinkedCard, import.meta.url);
