import { api, ask, css, formatNumber, html, messageOf, nothing, texts, toast } from '@wellbundle/kit';
import { CardsPage } from './cards-page.js';
import { nameOf } from './console.js';

const t = await texts(import.meta.url);

/**
 * Tenants, and what each of them has.
 * @extends {CardsPage<import('./console.js').Tenant>}
 */
export default class TenantsPage extends CardsPage {
  static properties = { busy: { state: true } };

  static styles = [
    CardsPage.styles,
    css`
      .facts {
        color: var(--muted);
        font-size: 0.9375rem;
        overflow-wrap: anywhere;
      }
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
        gap: 20px 40px;
        margin-top: 18px;
      }
      h3 {
        margin-bottom: 4px;
        color: var(--faint);
        font-size: 0.875rem;
        font-weight: 600;
      }
      .switch {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 14px;
        min-height: 56px;
        border-top: 1px solid var(--line);
        cursor: pointer;
      }
      h3 + .switch {
        border-top: 0;
      }
      .switch small {
        display: block;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      input {
        appearance: none;
        flex: none;
        position: relative;
        width: 44px;
        height: 26px;
        margin: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-pill);
        background: var(--track);
        cursor: pointer;
        transition: background var(--quick) var(--ease);
      }
      input::after {
        content: '';
        position: absolute;
        top: 3px;
        left: 3px;
        width: 18px;
        height: 18px;
        border-radius: 50%;
        background: var(--line-strong);
        transition: transform var(--quick) var(--ease);
      }
      input:checked {
        border-color: var(--brand);
        background: var(--brand);
      }
      input:checked::after {
        background: var(--on-brand);
        transform: translateX(18px);
      }
      input:focus-visible {
        border-radius: var(--radius-pill);
      }
      input[aria-busy='true'] {
        opacity: 0.55;
      }
      wb-notice {
        margin-top: 14px;
      }
    `,
  ];

  constructor() {
    super('tenants', 'user');
    this.busy = '';
  }

  /** @param {import('./console.js').Tenant} tenant */
  card(tenant) {
    return html`<wb-card heading=${tenant.name} note=${tenant.id}>
      <p class="facts">
        <a href=${tenant.portal} target="_blank" rel="noopener">${tenant.hosts.join(', ')}</a>
        · ${tenant.languages.join(', ')}
        · ${t('overview.links', { count: tenant.links, number: formatNumber(tenant.links) })}
      </p>
      ${tenant.trouble ? html`<wb-notice tone="warn">${tenant.trouble}</wb-notice>` : nothing}
      <div class="groups">
        ${this.#group(tenant, 'modules', tenant.modules)}
        ${this.#group(tenant, 'providers', tenant.providers)}
      </div>
    </wb-card>`;
  }

  /**
   * @param {import('./console.js').Tenant} tenant
   * @param {'modules' | 'providers'} kind
   * @param {import('./console.js').Offer[]} offers
   */
  #group(tenant, kind, offers) {
    return html`<div role="group" aria-label=${`${tenant.name}: ${t(`tenants.${kind}`)}`}>
      <h3>${t(`tenants.${kind}`)}</h3>
      ${
        offers.length
          ? offers.map((offer) => this.#switch(tenant, kind, offer))
          : html`<p class="facts">${t('tenants.nothing')}</p>`
      }
    </div>`;
  }

  /**
   * @param {import('./console.js').Tenant} tenant
   * @param {'modules' | 'providers'} kind
   * @param {import('./console.js').Offer} offer
   */
  #switch(tenant, kind, offer) {
    const key = `${tenant.id}/${kind}/${offer.id}`;
    return html`<label class="switch">
      <span>
        ${nameOf(offer.id)}
        <small>${t(offer.decided === null ? 'switch.asConfigured' : 'switch.decided')}</small>
      </span>
      <input
        type="checkbox"
        role="switch"
        name=${key}
        .checked=${offer.on}
        aria-busy=${this.busy === key}
        @click=${(/** @type {Event} */ event) => {
          event.preventDefault();
          void this.#turn(tenant, kind, offer);
        }}
      />
    </label>`;
  }

  /**
   * @param {import('./console.js').Tenant} tenant
   * @param {'modules' | 'providers'} kind
   * @param {import('./console.js').Offer} offer
   */
  async #turn(tenant, kind, { id, on }) {
    const key = `${tenant.id}/${kind}/${id}`;
    if (this.busy) return;
    if (on && !(await this.#askOff(tenant, kind, id))) return;
    this.busy = key;
    try {
      await api.put(`/operator/tenants/${key}`, { on: !on });
      toast(t(on ? 'switch.isOff' : 'switch.isOn', { what: nameOf(id), tenant: tenant.name }), {
        tone: 'good',
      });
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    } finally {
      this.busy = '';
      void this.all.refresh();
    }
  }

  /**
   * @param {import('./console.js').Tenant} tenant
   * @param {'modules' | 'providers'} kind
   * @param {string} id
   */
  #askOff(tenant, kind, id) {
    const points =
      kind === 'modules'
        ? [t('off.modules.gone'), t('off.modules.data'), t('off.back')]
        : [t('off.providers.new'), t('off.providers.existing'), t('off.back')];
    return ask({
      heading: t('off.heading', { what: nameOf(id), tenant: tenant.name }),
      points,
      confirm: t('off.confirm'),
    });
  }
}
