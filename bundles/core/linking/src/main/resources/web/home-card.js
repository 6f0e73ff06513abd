import {
  KitElement,
  css,
  failure,
  formatDateTime,
  formatPercent,
  html,
  nothing,
  texts,
} from '@wellbundle/kit';
import { receivedShare, remaining } from './backfill.js';
import {
  activeLink,
  isBackfilling,
  linkResource,
  modelsOf,
  nameOf,
  providersResource,
} from './link.js';
import { providerLogo } from './logo.js';
import { lastSync, viewOf } from './states.js';
import { watchPicture } from './picture.js';

const t = await texts(import.meta.url);

/**
 * The device on Home. First and whole width when it needs attention: nothing linked yet, history
 * coming in, or a link that no longer works.
 */
export default class DeviceCard extends KitElement {
  static properties = { prominent: { type: Boolean, reflect: true } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 14px;
      }
      .words {
        flex: 1 1 150px;
        min-width: 0;
      }
      .words p {
        color: var(--muted);
        font-size: 0.875rem;
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 6px;
        font-size: 1rem;
      }
      .facts {
        margin-top: 16px;
        font-size: 0.9375rem;
      }
      .facts div {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 16px;
        padding-block: 10px;
        border-top: 1px solid var(--line);
      }
      .facts dt {
        color: var(--muted);
      }
      .facts dd {
        font-weight: 550;
      }
      .mark {
        color: var(--good);
        --icon: 18px;
        --icon-stroke: 2.6;
      }
      .warn {
        color: var(--warn);
      }
      .invite {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 24px;
        padding: clamp(4px, 2vw, 18px);
      }
      .invite h2 {
        font-size: clamp(1.25rem, 1rem + 1.2vw, 1.625rem);
        letter-spacing: -0.02em;
      }
      .invite p {
        max-width: 52ch;
        margin: 8px 0 18px;
        color: var(--muted);
        line-height: 1.5;
      }
      .steps {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(230px, 100%), 1fr));
        gap: 18px 28px;
        margin: clamp(12px, 2vw, 20px) clamp(4px, 2vw, 18px) 4px;
        padding-top: clamp(18px, 3vw, 28px);
        border-top: 1px solid var(--line);
      }
      .steps li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 14px;
        font-size: 0.9375rem;
      }
      .steps span {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        border-radius: 12px;
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
      .steps p {
        color: var(--muted);
        font-size: 0.875rem;
        line-height: 1.45;
      }
      .picture {
        width: clamp(120px, 22vw, 220px);
      }
      .coming,
      * + wb-notice {
        margin-top: 16px;
      }
      wb-progress {
        margin-top: 10px;
      }
      @media (max-width: 560px) {
        .invite {
          grid-template-columns: minmax(0, 1fr);
        }
        .picture {
          order: -1;
          justify-self: center;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.prominent = false;
    this.link = linkResource(this);
    this.providers = providersResource(this);
  }

  willUpdate() {
    const link = this.link.value;
    if (link === undefined) return;
    this.prominent =
      !activeLink(link) ||
      ['BACKFILLING', 'NEEDS_REAUTH'].includes(link?.state ?? '');
  }

  render() {
    return this.link.render({
      loading: () => html`<wb-card loading></wb-card>`,
      failed: (error) => html`<wb-card heading=${t('home.device')}
          >${failure(error, () => void this.link.reload())}</wb-card
        >`,
      ready: (link) => {
        const active = activeLink(link);
        return active ? this.#device(active) : this.#invitation();
      },
    });
  }

  #invitation() {
    return html`<wb-card>
      <div class="invite">
        <div>
          <h2>${t('home.invite')}</h2>
          <p>${t('home.invite.words')}</p>
          <a class="button primary" href="/link"
            ><wb-icon name="link"></wb-icon>${t('link.title')}</a
          >
        </div>
        <div class="picture">${watchPicture}</div>
      </div>
      <ol class="steps">
        ${['watch', 'lock', 'chart'].map(
          (icon, at) =>
            html`<li>
              <span><wb-icon name=${icon}></wb-icon></span>
              <div>
                <strong>${t(`home.step.${at + 1}`)}</strong>
                <p>${t(`home.step.${at + 1}.words`)}</p>
              </div>
            </li>`,
        )}
      </ol>
    </wb-card>`;
  }

  /** @param {import('./link.js').Link} link */
  #device(link) {
    const providers = this.providers.value ?? [];
    const name = nameOf(link, providers);
    const view = viewOf(link, name);
    const logo = providers.find(({ id }) => id === link.providerId)?.logo ?? '';
    return html`<wb-card heading=${t('home.device')}>
      <div class="line">
        <${providerLogo} name=${name} src=${logo}></${providerLogo}>
        <div class="words">
          <h3>
            ${name}
            ${
              view.linked
                ? html`<wb-icon class="mark" name="check" label=${t('badge.linked')}></wb-icon>`
                : nothing
            }
          </h3>
          <p>
            ${view.linked ? nothing : html`<strong class=${view.tone}>${view.label}</strong> · `}${lastSync(link)}
          </p>
        </div>
        <a class="button" href="/link">${t('home.manage')}</a>
      </div>
      ${this.prominent ? nothing : facts(link)}
      ${isBackfilling(link) ? this.#progress(link) : nothing}
      ${
        view.notice && !isBackfilling(link)
          ? html`<wb-notice tone=${view.notice.tone}>
              ${view.notice.words}
              ${
                view.next === 'relink'
                  ? html`<a slot="action" class="button primary" href="/link"
                      >${t(link.state === 'SCOPE_REDUCED' ? 'action.allowMore' : 'action.relink', { name })}</a
                    >`
                  : nothing
              }
            </wb-notice>`
          : nothing
      }
    </wb-card>`;
  }

  /** @param {import('./link.js').Link} link */
  #progress({ coverage = [], estimateSeconds, phase }) {
    const share = receivedShare(coverage);
    const words = `${t(phase === 'detail' ? 'home.detail' : 'home.first')} ${remaining(estimateSeconds)}`;
    return html`<div class="coming row spread muted small">
        <span>${words}</span><span class="number">${formatPercent(share)}</span>
      </div>
      <wb-progress
        label=${t('home.progress')}
        .value=${Math.round(share * 100)}
        .max=${100}
      ></wb-progress>`;
  }
}

/** @param {import('./link.js').Link} link */
function facts(link) {
  const { newestSampleAt } = link;
  const rows = [
    [t('home.devices'), modelsOf(link)],
    [t('home.newest'), newestSampleAt ? formatDateTime(newestSampleAt) : ''],
  ].filter(([, value]) => value);
  return rows.length
    ? html`<dl class="facts">
        ${rows.map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`
    : nothing;
}
