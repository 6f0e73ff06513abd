import { KitElement, css, failure, formatNumber, html, nothing, texts } from '@wellbundle/kit';
import { ago, live } from './console.js';

const t = await texts(import.meta.url);

/** The operators' first page: does it work, and where isn't it. */
export default class OverviewPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(172px, 100%), 1fr));
        gap: 14px;
      }
      @media (max-width: 719.9px) {
        .figures > :last-child:nth-child(odd) {
          grid-column: 1 / -1;
        }
      }
      .figure {
        font-size: 1.75rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.02em;
      }
      .checks {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(230px, 100%), 1fr));
        gap: 10px 24px;
      }
      .checks .troubled {
        grid-column: 1 / -1;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 10px;
        align-items: start;
      }
      li wb-icon {
        margin-top: 2px;
        color: var(--good);
      }
      li.bad wb-icon {
        color: var(--bad);
      }
      li.warn wb-icon {
        color: var(--warn);
      }
      li .muted {
        grid-column: 2;
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('@wellbundle/kit').Resource<import('./console.js').Overview>} */
    this.overview = live(this, '/operator/overview');
  }

  render() {
    return html`<wb-page heading=${t('overview.title')} lead=${t('overview.lead')}>
      ${this.overview.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.overview.reload()),
        ready: (overview) => this.#ready(overview),
      })}
    </wb-page>`;
  }

  /** @param {import('./console.js').Overview} of */
  #ready(of) {
    return html`${
        this.overview.error
          ? failure(this.overview.error, () => void this.overview.refresh())
          : nothing
      }
      ${this.#verdict(of)}
      <div class="figures">
        ${this.#figure(
          t('overview.tenants'),
          of.openTenants,
          t('overview.links', { count: of.links, number: formatNumber(of.links) }),
          '/console/tenants',
        )}
        ${this.#figure(
          t('overview.providers'),
          of.providersHere,
          of.providersKnown > of.providersHere
            ? t('overview.providersAway', { count: of.providersKnown - of.providersHere })
            : t('overview.providersAll'),
          '/console/providers',
        )}
        ${this.#figure(
          t('overview.tasks'),
          of.tasksReady,
          of.tasksReady ? t('overview.waiting', { time: ago(of.lagSeconds) }) : t('overview.nothing'),
          '/console/providers',
        )}
        ${this.#figure(
          t('overview.webhooks'),
          of.webhooksWaiting,
          of.webhooksWaiting
            ? t('overview.waiting', { time: ago(of.webhooksOldestSeconds) })
            : t('overview.nothing'),
          '/console/providers',
        )}
        ${this.#figure(
          t('overview.deadLetters'),
          of.deadLetters,
          of.deadLetters ? t('overview.look') : t('overview.none'),
          '/console/dead-letters',
        )}
      </div>
      ${this.#findings(t('overview.checks'), of.checks)}
      ${this.#findings(t('overview.eachProvider'), of.providers)}
      ${this.#findings(t('overview.eachTenant'), of.tenants)}`;
  }

  /** @param {import('./console.js').Overview} of */
  #verdict(of) {
    const troubled = [...of.checks, ...of.providers, ...of.tenants].filter(({ ok }) => !ok);
    if (!of.ready)
      return html`<wb-notice tone="bad" live heading=${t('verdict.down')}>${t('verdict.down.words')}</wb-notice>`;
    return troubled.length
      ? html`<wb-notice tone="warn" heading=${t('verdict.trouble', { count: troubled.length })}
          >${troubled.map(({ name }) => name).join(', ')}</wb-notice
        >`
      : html`<wb-notice tone="good" heading=${t('verdict.fine')}>${t('verdict.fine.words')}</wb-notice>`;
  }

  /**
   * @param {string} heading
   * @param {number} value
   * @param {string} words
   * @param {string} href
   */
  #figure(heading, value, words, href) {
    return html`<wb-card heading=${heading} href=${href}>
      <p class="figure">${formatNumber(value)}</p>
      <p class="muted small">${words}</p>
    </wb-card>`;
  }

  /**
   * @param {string} heading
   * @param {import('./console.js').Finding[]} findings
   */
  #findings(heading, findings) {
    if (!findings.length) return nothing;
    const sorted = [...findings].sort((a, b) => Number(a.ok) - Number(b.ok));
    return html`<wb-card heading=${heading}>
      <ul class="checks">
        ${sorted.map(
          ({ name, required, ok, message }) =>
            html`<li class=${ok ? '' : `troubled ${required ? 'bad' : 'warn'}`}>
              <wb-icon name=${ok ? 'check-circle' : required ? 'warning' : 'alert'}></wb-icon>
              <span
                >${name}<span class="visually-hidden"
                  >: ${t(ok ? 'check.fine' : 'check.trouble')}</span
                ></span
              >
              ${ok ? nothing : html`<span class="muted">${message}</span>`}
            </li>`,
        )}
      </ul>
    </wb-card>`;
  }
}
