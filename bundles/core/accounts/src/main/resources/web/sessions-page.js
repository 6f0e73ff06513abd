import { KitElement, Resource, api, ask, failure, formatDateTime, html, messageOf, nothing, repeat, texts, toast } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * @typedef {{ id: string, kind: 'browser' | 'app', device: string, signedInAt: string, lastUsedAt: string, current: boolean }} OpenSession
 */

/** Settings → Where you're signed in. */
export default class SessionsPage extends KitElement {
  constructor() {
    super();
    /** @type {Resource<OpenSession[]>} */
    this.sessions = new Resource(
      this,
      async (signal) => (await api.get('/sessions', { signal })).sessions,
      { on: ['session-ended', 'sessions-changed'] },
    );
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t('sessions.title')}
      lead=${t('sessions.lead')}
      back="/settings"
      back-label=${t('back')}
    >
      ${this.sessions.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.sessions.reload()),
        ready: (sessions) => this.#ready(sessions),
      })}
    </wb-page>`;
  }

  /** @param {OpenSession[]} sessions */
  #ready(sessions) {
    const others = sessions.filter((one) => !one.current);
    return html`${
        others.length > 1
          ? html`<div>
              <button class="button" type="button" @click=${this.#endOthers}>
                <wb-icon name="sign-out"></wb-icon>${t('sessions.endOthers')}
              </button>
            </div>`
          : nothing
      }
      <wb-list>
        ${repeat(
          sessions,
          ({ id }) => id,
          (one) => html`<wb-item
            icon=${one.kind === 'app' ? 'phone' : 'globe'}
            heading=${nameOf(one)}
            detail=${t('sessions.used', { when: formatDateTime(one.lastUsedAt) })}
          >
            ${
              one.current
                ? html`<wb-badge slot="end" tone="good">${t('sessions.current')}</wb-badge>`
                : html`<button
                    slot="end"
                    class="button"
                    type="button"
                    aria-label=${t('sessions.end.label', { name: nameOf(one) })}
                    @click=${() => this.#end(one)}
                  >
                    ${t('sessions.end')}
                  </button>`
            }
          </wb-item>`,
        )}
      </wb-list>`;
  }

  /** @param {OpenSession} one */
  async #end(one) {
    const sure = await ask({
      heading: t('sessions.end.ask', { name: nameOf(one) }),
      body: t('sessions.end.words'),
      confirm: t('sessions.end'),
    });
    if (sure) await this.#call(`/sessions/${one.id}`, t('sessions.ended'));
  }

  async #endOthers() {
    const sure = await ask({
      heading: t('sessions.endOthers.ask'),
      body: t('sessions.end.words'),
      confirm: t('sessions.endOthers'),
    });
    if (sure) await this.#call('/sessions', t('sessions.ended'));
  }

  /**
   * @param {string} path
   * @param {string} done
   */
  async #call(path, done) {
    try {
      await api.delete(path);
      toast(done, { tone: 'good' });
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    }
    await this.sessions.refresh();
  }
}

/** @param {OpenSession} one */
function nameOf(one) {
  return one.device || t(one.kind === 'app' ? 'sessions.app' : 'sessions.browser');
}
