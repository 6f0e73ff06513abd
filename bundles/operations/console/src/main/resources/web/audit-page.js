import { KitElement, api, css, failure, formatNumber, html, nothing, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Checks that nobody changed what is on record. */
export default class AuditPage extends KitElement {
  static properties = { chains: { state: true }, error: { state: true }, busy: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      p {
        margin-bottom: 16px;
      }
      code {
        font-size: 0.8125rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./console.js').Chain[] | null} */
    this.chains = null;
    /** @type {unknown} */
    this.error = null;
    this.busy = false;
  }

  render() {
    return html`<wb-page heading=${t('audit.title')} lead=${t('audit.lead')}>
      <wb-card heading=${t('audit.check')}>
        <p class="muted">${t('audit.words')}</p>
        <div>
          <button class="button primary" type="button" ?disabled=${this.busy} @click=${this.#check}>
            ${t(this.busy ? 'audit.busy' : 'audit.start')}
          </button>
        </div>
      </wb-card>
      ${this.error ? failure(this.error, () => void this.#check()) : nothing}
      <div role="status">${this.chains ? this.#result(this.chains) : nothing}</div>
    </wb-page>`;
  }

  async #check() {
    this.busy = true;
    this.error = null;
    try {
      this.chains = (await api.post('/operator/audit-checks')).chains;
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  /** @param {import('./console.js').Chain[]} chains */
  #result(chains) {
    const broken = chains.filter(({ unbroken }) => !unbroken);
    return html`<div class="stack">
      ${
        broken.length
          ? html`<wb-notice tone="bad" heading=${t('audit.broken', { count: broken.length })}
              >${t('audit.broken.words')}</wb-notice
            >`
          : html`<wb-notice tone="good">${t('audit.unbroken')}</wb-notice>`
      }
      <wb-card>
        <wb-table
          caption=${t('audit.title')}
          .columns=${this.#columns()}
          .rows=${chains}
        ></wb-table>
      </wb-card>
    </div>`;
  }

  /** @returns {import('@wellbundle/kit').Column[]} */
  #columns() {
    return [
      { label: t('column.tenant'), cell: (chain) => chain.tenant },
      {
        label: t('column.state'),
        cell: (chain) =>
          html`<wb-badge tone=${chain.unbroken ? 'good' : 'bad'}
            >${chain.unbroken ? t('audit.whole') : chain.code}</wb-badge
          >`,
      },
      { label: t('column.entries'), number: true, cell: (chain) => formatNumber(chain.entries) },
      {
        label: t('column.head'),
        wideOnly: true,
        cell: (chain) =>
          chain.finding ?? html`<code>${(chain.head ?? '').slice(0, 24)}…</code>`,
      },
    ];
  }
}
