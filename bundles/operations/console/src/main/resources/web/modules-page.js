import {
  KitElement,
  api,
  ask,
  css,
  define,
  failure,
  formatDateTime,
  html,
  nothing,
  texts,
  toast,
} from '@wellbundle/kit';
import { live, nameOf } from './console.js';
import { particulars, refusal, words } from './outcome.js';
import PlanDialog from './plan-dialog.js';

const t = await texts(import.meta.url);
const planDialog = define('console-plan', PlanDialog, import.meta.url);

/** Modules and providers: install, update, roll back, remove. */
export default class ModulesPage extends KitElement {
  static properties = { busy: { state: true }, plan: { state: true }, refusal: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 8px;
      }
      .report {
        display: grid;
        gap: 2px;
      }
      ol {
        display: grid;
        gap: 14px;
      }
      ol .muted {
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      .start {
        color: var(--muted);
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.refusal = '';
    /** @type {import('./console.js').Plan | null} */
    this.plan = null;
    /** @type {Blob | null} */
    this.jar = null;
    /** @type {import('@wellbundle/kit').Resource<{ modules: import('./console.js').Module[], lingering: string[] }>} */
    this.modules = live(this, '/modules');
    /** @type {import('@wellbundle/kit').Resource<{ reports: import('./console.js').Report[] }>} */
    this.reports = live(this, '/modules/reports');
  }

  render() {
    return html`<wb-page heading=${t('modules.title')} lead=${t('modules.lead')}>
      <div slot="actions">
        <input
          class="visually-hidden"
          id="jar"
          type="file"
          accept=".jar"
          tabindex="-1"
          aria-hidden="true"
          @change=${this.#chosen}
        />
        <button
          class="button primary"
          type="button"
          ?disabled=${this.busy}
          @click=${() => /** @type {HTMLElement} */ (this.renderRoot.querySelector('#jar')).click()}
        >
          <wb-icon name="plus"></wb-icon>${t('modules.install')}
        </button>
      </div>
      ${this.refusal ? html`<wb-notice tone="bad" live>${this.refusal}</wb-notice>` : nothing}
      ${this.modules.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.modules.reload()),
        ready: (of) => this.#ready(of),
      })}
      ${this.reports.render({
        loading: () => html``,
        failed: () => html``,
        ready: ({ reports }) => this.#reports(reports),
      })}
      <${planDialog}
        .plan=${this.plan}
        ?busy=${this.busy}
        @agreed=${() => void this.#bring()}
        @close=${() => (this.plan = null)}
      ></${planDialog}>
    </wb-page>`;
  }

  /** @param {{ modules: import('./console.js').Module[], lingering: string[] }} of */
  #ready({ modules, lingering }) {
    const of = (/** @type {string} */ kind) => modules.filter((each) => each.kind === kind);
    return html`${this.#list(t('tenants.modules'), of('MODULE'))}
      ${this.#list(t('tenants.providers'), of('PROVIDER'))}
      ${
        lingering.length
          ? html`<wb-notice tone="warn" heading=${t('modules.lingering')}
              >${lingering.join(', ')}</wb-notice
            >`
          : nothing
      }`;
  }

  /**
   * @param {string} heading
   * @param {import('./console.js').Module[]} modules
   */
  #list(heading, modules) {
    if (!modules.length)
      return html`<wb-card heading=${heading}
        ><wb-empty icon="apps" heading=${t('modules.none')}>${t('modules.none.words')}</wb-empty></wb-card
      >`;
    return html`<wb-list heading=${heading}>
      ${modules.map(
        (each) =>
          html`<wb-item
            heading=${`${nameOf(each.id)} ${each.version}`}
            detail=${each.symbolicName}
          >
            <wb-badge slot="mark" tone=${each.state === 'serving' ? 'good' : 'warn'}
              >${t(`module.${each.state}`)}</wb-badge
            >
            <div class="actions">
              ${
                each.earlier.length
                  ? html`<button
                      class="button"
                      type="button"
                      ?disabled=${this.busy}
                      @click=${() => void this.#rollBack(each)}
                    >
                      ${t('modules.rollback', { version: each.earlier[0] ?? '' })}
                    </button>`
                  : nothing
              }
              <button
                class="button"
                type="button"
                aria-label=${t('modules.remove.label', { name: nameOf(each.id) })}
                ?disabled=${this.busy}
                @click=${() => void this.#remove(each)}
              >
                ${t('modules.remove')}
              </button>
            </div>
          </wb-item>`,
      )}
    </wb-list>`;
  }

  /** @param {import('./console.js').Report[]} reports */
  #reports(reports) {
    if (!reports.length) return nothing;
    return html`<wb-card heading=${t('modules.reports')}>
      <ol>
        ${reports.slice(0, 10).map(
          (each) =>
            html`<li class="report">
              <span class="row"
                ><wb-badge tone=${each.result === 'DONE' ? 'good' : each.result === 'UNCHANGED' ? 'neutral' : 'bad'}
                  >${t(`result.${each.result}`)}</wb-badge
                ><span>${each.symbolicName} ${each.to ?? ''}</span></span
              >
              <span>${outcome(each)}</span>
              ${particulars(each) ? html`<span class="muted" lang="en">${particulars(each)}</span>` : nothing}
              <span class="muted">${formatDateTime(each.at)} · ${each.code} · ${each.actor}</span>
            </li>`,
        )}
      </ol>
    </wb-card>`;
  }

  /** @param {Event} event */
  async #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    this.jar = new Blob([file], { type: 'application/java-archive' });
    await this.#during(async () => {
      this.plan = await api.post('/modules/plan', this.jar);
    });
  }

  async #bring() {
    await this.#during(async () => {
      try {
        const report = await api.post('/modules', this.jar);
        toast(outcome(report), { tone: 'good' });
      } finally {
        this.plan = null;
      }
    });
  }

  /** @param {import('./console.js').Module} of */
  async #rollBack(of) {
    const version = of.earlier[0] ?? '';
    const agreed = await ask({
      heading: t('rollback.heading', { name: nameOf(of.id), version }),
      points: [t('rollback.swap'), t('rollback.schema')],
      confirm: t('modules.rollback', { version }),
    });
    if (!agreed) return;
    await this.#during(async () => {
      const report = await api.post(`/modules/${of.symbolicName}/rollback`);
      toast(outcome(report), { tone: 'good' });
    });
  }

  /** @param {import('./console.js').Module} of */
  async #remove(of) {
    const provider = of.kind === 'PROVIDER';
    const agreed = await ask({
      heading: t('remove.heading', { name: nameOf(of.id) }),
      points: [t(provider ? 'remove.provider' : 'remove.module'), t('remove.data'), t('remove.nodes')],
      confirm: t('modules.remove'),
      danger: true,
    });
    if (!agreed) return;
    await this.#during(async () => {
      const report = await api.delete(`/modules/${of.symbolicName}`);
      toast(outcome(report), { tone: 'good' });
    });
  }

  /** @param {() => Promise<void>} action */
  async #during(action) {
    this.busy = true;
    this.refusal = '';
    try {
      await action();
    } catch (error) {
      this.refusal = refusal(error);
    } finally {
      this.busy = false;
      void this.modules.refresh();
      void this.reports.refresh();
    }
  }
}

/** @param {import('./console.js').Report} report */
function outcome(report) {
  return words(report, { name: report.symbolicName, version: report.to ?? '' });
}
