import {
  KitElement,
  css,
  failure,
  formatDateTime,
  formatNumber,
  html,
  nothing,
  repeat,
  texts,
} from '@wellbundle/kit';
import { ago, live, nameOf } from './console.js';

const t = await texts(import.meta.url);

/** Manufacturers: in all, and for each tenant. */
export default class ProvidersPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .cards {
        display: grid;
        gap: 16px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
        gap: 16px 28px;
        margin-bottom: 18px;
      }
      dt {
        margin-bottom: 2px;
        color: var(--muted);
        font-size: 0.875rem;
      }
      dd {
        font-weight: 550;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      dd small {
        display: block;
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 450;
      }
      wb-progress {
        margin: 8px 0 6px;
      }
      wb-notice {
        margin-bottom: 16px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('@wellbundle/kit').Resource<{ providers: import('./console.js').Provider[] }>} */
    this.providers = live(this, '/operator/providers');
  }

  render() {
    return html`<wb-page heading=${t('providers.title')} lead=${t('providers.lead')}>
      ${this.providers.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.providers.reload()),
        ready: ({ providers }) =>
          providers.length
            ? html`<div class="cards">
                ${repeat(
                  providers,
                  ({ id }) => id,
                  (provider) => this.#provider(provider),
                )}
              </div>`
            : html`<wb-card
                ><wb-empty icon="watch" heading=${t('providers.none')}
                  >${t('providers.none.words')}</wb-empty
                ></wb-card
              >`,
      })}
    </wb-page>`;
  }

  /** @param {import('./console.js').Provider} of */
  #provider(of) {
    const { available, version, webhooks, outcomes } = of;
    return html`<wb-card heading=${nameOf(of.id)}>
      <wb-badge
        slot="note"
        tone=${available ? 'good' : 'bad'}
        icon=${available ? 'check-circle' : 'warning'}
        >${available ? t('providers.here', { version: version ?? '' }) : t('providers.away')}</wb-badge
      >
      ${of.trouble ? html`<wb-notice tone="warn">${of.trouble}</wb-notice>` : nothing}
      <dl>
        <div>
          <dt>${t('providers.budget')}</dt>
          <dd>${this.#budget(of.budget)}</dd>
        </div>
        <div>
          <dt>${t('providers.webhooks')}</dt>
          <dd>
            ${webhooks ? t('providers.waiting', { count: webhooks.waiting, number: formatNumber(webhooks.waiting) }) : t('providers.noWebhooks')}
            ${
              webhooks
                ? html`<small
                    >${webhooks.waiting ? t('overview.lag', { time: ago(webhooks.oldestSeconds) }) : ''}
                    ${t('providers.settled', { count: webhooks.settledLastHour, number: formatNumber(webhooks.settledLastHour) })}</small
                  >`
                : nothing
            }
          </dd>
        </div>
        <div>
          <dt>${t('providers.outcomes')}</dt>
          <dd>
            ${
              Object.keys(outcomes).length
                ? Object.entries(outcomes)
                    .map(([outcome, count]) => `${outcome}: ${formatNumber(count)}`)
                    .join(', ')
                : t('providers.noCalls')
            }
          </dd>
        </div>
      </dl>
      <wb-table
        caption=${t('providers.table', { name: nameOf(of.id) })}
        .columns=${this.#columns()}
        .rows=${of.tenants}
      ></wb-table>
    </wb-card>`;
  }

  /** @param {import('./console.js').Provider['budget']} budget */
  #budget(budget) {
    if (!budget) return t('providers.noBudget');
    const { usedLastMinute, callsPerMinute, freeNow, tight } = budget;
    return html`${t('providers.used', {
        used: formatNumber(usedLastMinute),
        most: formatNumber(callsPerMinute),
      })}
      <wb-progress
        label=${t('providers.budget')}
        value=${Math.min(usedLastMinute, callsPerMinute)}
        max=${callsPerMinute}
      ></wb-progress>
      <small
        >${tight ? t('providers.tight') : t('providers.free', { count: freeNow, number: formatNumber(freeNow) })}</small
      >`;
  }

  /** @returns {import('@wellbundle/kit').Column[]} */
  #columns() {
    return [
      { label: t('column.tenant'), cell: (line) => line.tenant },
      { label: t('column.links'), cell: (line) => links(line) },
      { label: t('column.waiting'), number: true, cell: (line) => waiting(line.tasks) },
      {
        label: t('column.lastData'),
        wideOnly: true,
        cell: (line) => (line.lastDataAt ? formatDateTime(line.lastDataAt) : '–'),
      },
      {
        label: t('column.offered'),
        cell: (line) =>
          html`<wb-badge tone=${line.on ? 'good' : 'neutral'}
            >${t(line.on ? 'switch.on' : 'switch.off')}</wb-badge
          >`,
      },
    ];
  }
}

/** @param {import('./console.js').TenantLine} line */
function links({ states }) {
  const parts = Object.entries(states).map(
    ([state, count]) => `${formatNumber(count)} ${t(`state.${state}`)}`,
  );
  return parts.length ? parts.join(', ') : '–';
}

/** @param {import('./console.js').Tasks | null} tasks */
function waiting(tasks) {
  if (!tasks) return '–';
  const all = tasks.ready + tasks.running + tasks.delayed;
  return tasks.ready ? `${formatNumber(all)} (${ago(tasks.lagSeconds)})` : formatNumber(all);
}
