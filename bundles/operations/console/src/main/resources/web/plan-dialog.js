import { KitElement, css, html, nothing, texts } from '@wellbundle/kit';
import { particulars, words } from './outcome.js';

const t = await texts(import.meta.url);

/** What would happen, before it happens. Fires `agreed` and `close`. */
export default class PlanDialog extends KitElement {
  static properties = { plan: { attribute: false }, busy: { type: Boolean } };

  static styles = [
    KitElement.styles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 8px 18px;
      }
      dt {
        color: var(--muted);
      }
      dd {
        color: var(--text);
      }
      dd,
      wb-notice {
        overflow-wrap: anywhere;
      }
      .as-said {
        display: block;
        margin-top: 4px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./console.js').Plan | null} */
    this.plan = null;
    this.busy = false;
  }

  render() {
    const { plan } = this;
    const possible = plan !== null && !plan.refusals.length;
    return html`<wb-dialog
      heading=${plan ? this.#heading(plan) : ''}
      ?open=${plan !== null}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      ${plan ? this.#body(plan) : nothing}
      <button slot="actions" class="button" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>
        ${t('plan.cancel')}
      </button>
      ${
        possible
          ? html`<button
              slot="actions"
              class="button primary"
              type="button"
              ?disabled=${this.busy}
              @click=${() => this.dispatchEvent(new Event('agreed'))}
            >
              ${t(this.busy ? 'plan.busy' : plan?.replaces ? 'plan.update' : 'plan.install')}
            </button>`
          : nothing
      }
    </wb-dialog>`;
  }

  /** @param {import('./console.js').Plan} plan */
  #heading(plan) {
    if (plan.refusals.length) return t('plan.refused', { name: plan.symbolicName });
    return t(plan.replaces ? 'plan.heading.update' : 'plan.heading.install', {
      name: plan.symbolicName,
    });
  }

  /** @param {import('./console.js').Plan} plan */
  #body(plan) {
    const list = (/** @type {string[]} */ of) => (of.length ? of.join(', ') : t('plan.nothing'));
    return html`${plan.refusals.map(
        (each) =>
          html`<wb-notice tone="bad"
            >${words(each)}
            ${particulars(each) ? html`<span class="small as-said" lang="en">${particulars(each)}</span>` : nothing}
            <span class="small">${each.code}</span></wb-notice
          >`,
      )}
      <dl>
        ${
          plan.version
            ? html`<dt>${t('plan.version')}</dt>
                <dd>${plan.replaces ? `${plan.replaces} → ${plan.version}` : plan.version}</dd>`
            : nothing
        }
        <dt>${t('plan.restarts')}</dt>
        <dd>${list(plan.restarts)}</dd>
        <dt>${t('plan.schema')}</dt>
        <dd>${list(plan.schemaSteps)}</dd>
        <dt>${t('plan.keys')}</dt>
        <dd>${list(plan.keys)}</dd>
      </dl>
      ${plan.refusals.length ? nothing : html`<p>${t('plan.words')}</p>`}`;
  }
}
