import { css, formatDateTime, formatNumber, html, nothing, texts } from '@wellbundle/kit';
import { CardsPage } from './cards-page.js';
import { ago, nameOf } from './console.js';

const t = await texts(import.meta.url);

/**
 * Manufacturers: in all, and for each tenant.
 * @extends {CardsPage<import('./console.js').Provider>}
 */
export default class ProvidersPage extends CardsPage {
  static styles = [
    CardsPage.styles,
    css`
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
    super('providers', 'watch');
  }

  /** @param {import('./console.js').Provider} of */
  card(of) {
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
    const rest = { count: freeNow, number: formatNumber(freeNow) };
    return html`${t(tight ? 'providers.tight' : 'providers.free', rest)}
      <wb-progress
        label=${t('providers.used')}
        value=${usedLastMinute}
        max=${Math.max(1, usedLastMinute + freeNow)}
      ></wb-progress>
      <small
        >${t('providers.pace', {
          used: formatNumber(usedLastMinute),
          pace: formatNumber(Math.round(callsPerMinute)),
        })}</small
      >`;
  }

  /** @returns {import('@wellbundle/kit').Column[]} */
  #columns() {
    return [
      { label: t('column.tenant'), cell: (line) => line.tenant },
      { label: t('column.links'), cell: (line) => links(line) },
      { label: t('column.waiting'), cell: (line) => waiting(line.tasks) },
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
