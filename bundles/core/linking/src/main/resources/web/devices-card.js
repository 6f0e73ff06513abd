import {
  KitElement,
  Resource,
  api,
  css,
  define,
  formatDateTime,
  html,
  nothing,
  texts,
} from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * @typedef {object} Measuring a device with what it can measure and what came of it
 * @property {string | null} model null for data that names no device
 * @property {string | null} [kind]
 * @property {string | null} [battery] high, medium, low
 * @property {string | null} [lastSeenAt]
 * @property {string[] | null} [declared] metrics, null when the manufacturer doesn't say
 * @property {string[]} seen metrics of the last 30 days
 */

/** Which device measures what: declared by the manufacturer, and really seen in the last 30 days. */
class DevicesCard extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      :host {
        display: block;
        margin-top: 14px;
      }
      .device + .device {
        margin-top: 6px;
        padding-top: 16px;
        border-top: 1px solid var(--line);
      }
      h3 {
        font-size: 1rem;
      }
      .facts {
        color: var(--muted);
        font-size: 0.875rem;
      }
      summary {
        min-height: 44px;
        padding-block: 10px;
        color: var(--brand-ink);
        font-size: 0.9375rem;
        font-weight: 600;
        cursor: pointer;
      }
      table {
        width: 100%;
        margin-bottom: 10px;
        border-collapse: collapse;
        font-size: 0.9375rem;
      }
      th,
      td {
        padding: 8px 0 8px 12px;
        text-align: center;
        font-weight: 450;
      }
      th:first-child {
        padding-left: 0;
        text-align: start;
        overflow-wrap: anywhere;
      }
      th:not(:first-child),
      td {
        width: 26%;
      }
      thead th {
        color: var(--faint);
        font-size: 0.8125rem;
        vertical-align: bottom;
      }
      tbody tr {
        border-top: 1px solid var(--line);
      }
      .yes {
        color: var(--good);
        --icon: 18px;
        --icon-stroke: 2.6;
      }
      .no {
        color: var(--faint);
      }
    `,
  ];

  constructor() {
    super();
    this.facts = new Resource(this, async (signal) => {
      const [devices, metrics] = await Promise.all([
        /** @type {Promise<Measuring[]>} */ (api.get('/link/devices', { signal })),
        /** @type {Promise<{ id: string, name: string }[]>} */ (api.get('/metrics', { signal })),
      ]);
      return { devices, names: new Map(metrics.map(({ id, name }) => [id, name])) };
    });
  }

  render() {
    return this.facts.render({
      loading: () => html`<wb-card heading=${t('devices.heading')} loading></wb-card>`,
      // The link's own card says what is wrong; this one is an extra.
      failed: () => html``,
      ready: ({ devices, names }) =>
        devices.length
          ? html`<wb-card heading=${t('devices.heading')} note=${t('devices.note')}>
              ${devices.map((device) => this.#device(device, names))}
            </wb-card>`
          : html``,
    });
  }

  /**
   * @param {Measuring} device
   * @param {Map<string, string>} names
   */
  #device(device, names) {
    return html`<section class="device">
      <div class="row">
        <h3>${device.model ?? t('devices.unnamed')}</h3>
        ${
          device.battery === 'low'
            ? html`<wb-badge tone="warn" icon="alert">${t('battery.low')}</wb-badge>`
            : nothing
        }
      </div>
      <p class="facts">${factsOf(device)}</p>
      ${device.seen.length || device.declared?.length ? this.#metrics(device, names) : nothing}
    </section>`;
  }

  /**
   * @param {Measuring} device
   * @param {Map<string, string>} names
   */
  #metrics({ model, declared, seen }, names) {
    const all = [...new Set([...(declared ?? []), ...seen])].map((id) => ({
      name: names.get(id) ?? id,
      declared: declared ? declared.includes(id) : null,
      seen: seen.includes(id),
    }));
    all.sort((a, b) => Number(b.seen) - Number(a.seen) || a.name.localeCompare(b.name));
    const device = model ?? t('devices.unnamed');
    return html`<details>
      <summary>
        ${
          declared
            ? t('devices.count', { seen: seen.length, all: all.length })
            : t('devices.seen', { count: seen.length })
        }
      </summary>
      <table>
        <caption class="visually-hidden">
          ${t('devices.caption', { device })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('devices.metric')}</th>
            <th scope="col">${t('devices.declared')}</th>
            <th scope="col">${t('devices.received')}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (metric) =>
              html`<tr>
                <th scope="row">${metric.name}</th>
                <td>${mark(metric.declared)}</td>
                <td>${mark(metric.seen)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }
}

/** @param {Measuring} device */
function factsOf({ battery, lastSeenAt }) {
  return [
    lastSeenAt && t('devices.lastSeen', { when: formatDateTime(lastSeenAt) }),
    battery && battery !== 'low' && t(`battery.${battery}`),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {boolean | null} known */
function mark(known) {
  if (known) return html`<wb-icon class="yes" name="check" label=${t('devices.yes')}></wb-icon>`;
  const words = t(known === null ? 'devices.unknown' : 'devices.no');
  return html`<span class="no" aria-hidden="true">–</span
    ><span class="visually-hidden">${words}</span>`;
}

export const devicesCard = define('link-devices', DevicesCard, import.meta.url);
