import {
  KitElement,
  Resource,
  api,
  css,
  failure,
  formatDateTime,
  html,
  messageOf,
  nothing,
  select,
  texts,
} from '@wellbundle/kit';

const t = await texts(import.meta.url);
const longest = 4_000;

/**
 * @typedef {object} Topic
 * @property {string} topic
 * @property {string} name
 * @property {'employer' | 'clientServices'} kind
 * @property {string} label
 * @property {string | null} url
 * @property {boolean} takesRequests
 *
 * @typedef {{ reference: string, topic: string, kind: Topic['kind'], askedAt: string }} Receipt
 */

/** Help: whom to turn to by topic, and a form where the routing takes requests (rule L10). */
export default class HelpPage extends KitElement {
  static properties = {
    topic: { state: true },
    message: { state: true },
    fault: { state: true },
    receipt: { state: true },
    busy: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      wb-page {
        --page-gap: 26px;
      }
      form {
        display: grid;
        gap: 18px;
      }
      textarea.input {
        min-height: 148px;
        resize: vertical;
        line-height: 1.5;
      }
      .to {
        display: flex;
        align-items: start;
        gap: 10px;
        color: var(--muted);
        font-size: 0.9375rem;
        text-wrap: pretty;
      }
      .to wb-icon {
        margin-top: 2px;
      }
      .send {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
      }
      .reference {
        display: inline-block;
        margin-top: 4px;
        font-size: 1.25rem;
        font-weight: 700;
        letter-spacing: 0.04em;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.topic = '';
    this.message = '';
    this.fault = '';
    /** @type {Receipt | null} */
    this.receipt = null;
    this.busy = false;
    /** @type {Resource<{ topics: Topic[] }>} */
    this.topics = new Resource(this, (signal) => api.get('/support/topics', { signal }));
    /** @type {Resource<{ requests: Receipt[] }>} */
    this.requests = new Resource(this, (signal) => api.get('/support/requests', { signal }));
  }

  render() {
    return html`<wb-page narrow heading=${t('help.title')} lead=${t('help.lead')}>
      ${this.topics.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.topics.reload()),
        ready: ({ topics }) => this.#ready(topics),
      })}
    </wb-page>`;
  }

  /** @param {Topic[]} topics */
  #ready(topics) {
    if (!topics.length) {
      return html`<wb-card
        ><wb-empty icon="help" heading=${t('help.none')}>${t('help.none.words')}</wb-empty></wb-card
      >`;
    }
    return html`${this.#routes(topics)}${this.#ask(topics)}${this.#mine(topics)}`;
  }

  /** @param {Topic[]} topics */
  #routes(topics) {
    return html`<wb-list heading=${t('help.who')}>
      ${topics.map(
        (topic) =>
          html`<wb-item heading=${topic.name} detail=${t(`help.by.${topic.kind}`, { label: topic.label })}>
            ${
              topic.url
                ? html`<a
                    slot="end"
                    class="button"
                    href=${topic.url}
                    target="_blank"
                    rel="noopener noreferrer"
                    aria-label=${t('help.open.label', { label: topic.label })}
                    ><wb-icon name="external"></wb-icon>${t('help.open')}</a
                  >`
                : html`<button
                    slot="end"
                    class="button"
                    type="button"
                    aria-label=${t('help.write.label', { label: topic.label })}
                    @click=${() => this.#choose(topic.topic)}
                  >
                    <wb-icon name="mail"></wb-icon>${t('help.write')}
                  </button>`
            }
          </wb-item>`,
      )}
    </wb-list>`;
  }

  /** @param {Topic[]} topics */
  #ask(topics) {
    const open = topics.filter(({ takesRequests }) => takesRequests);
    const chosen = open.find(({ topic }) => topic === this.topic) ?? open[0];
    if (!chosen) return nothing;
    if (this.receipt) return this.#sent(this.receipt, topics);
    return html`<wb-card heading=${t('ask.title')}>
      <form @submit=${(/** @type {Event} */ event) => void this.#send(event, chosen)} novalidate>
        ${select({
          name: 'topic',
          label: t('ask.topic'),
          value: chosen.topic,
          options: open.map(({ topic, name }) => ({ value: topic, label: name })),
          onChange: (topic) => (this.topic = topic),
        })}
        <div class="field">
          <label for="message">${t('ask.message')}</label>
          <textarea
            class="input"
            id="message"
            name="message"
            maxlength=${longest}
            .value=${this.message}
            aria-invalid=${this.fault ? 'true' : nothing}
            aria-describedby=${this.fault ? 'message-hint message-fault' : 'message-hint'}
            @input=${(/** @type {Event} */ event) =>
              (this.message = /** @type {HTMLTextAreaElement} */ (event.target).value)}
          ></textarea>
          <p class="hint" id="message-hint">${t('ask.warning')}</p>
          ${this.fault ? html`<p class="fault" id="message-fault" role="alert">${this.fault}</p>` : nothing}
        </div>
        <div class="send">
          <p class="to">
            <wb-icon name="mail"></wb-icon>
            <span>${t(`ask.to.${chosen.kind}`, { label: chosen.label })}</span>
          </p>
          <button class="button primary" type="submit" ?disabled=${this.busy}>${t('ask.send')}</button>
        </div>
      </form>
    </wb-card>`;
  }

  /**
   * @param {Receipt} receipt
   * @param {Topic[]} topics
   */
  #sent(receipt, topics) {
    const label = topics.find(({ topic }) => topic === receipt.topic)?.label ?? '';
    return html`<wb-notice tone="good" live heading=${t('sent.title', { label })}>
      ${t('sent.words')}<br /><span class="reference">${receipt.reference}</span>
      <button
        slot="action"
        class="button"
        type="button"
        @click=${() => {
          this.receipt = null;
        }}
      >
        ${t('sent.another')}
      </button>
    </wb-notice>`;
  }

  /** @param {Topic[]} topics */
  #mine(topics) {
    const requests = this.requests.value?.requests ?? [];
    if (!requests.length) return nothing;
    return html`<wb-list heading=${t('mine.title')}>
      ${requests.map(
        ({ reference, topic, askedAt }) =>
          html`<wb-item
            heading=${reference}
            detail=${topics.find((one) => one.topic === topic)?.name ?? topic}
            value=${formatDateTime(askedAt)}
          ></wb-item>`,
      )}
    </wb-list>`;
  }

  /** @param {string} topic */
  async #choose(topic) {
    this.topic = topic;
    this.receipt = null;
    await this.updateComplete;
    /** @type {HTMLElement | null | undefined} */ (
      this.shadowRoot?.querySelector('#message')
    )?.focus();
  }

  /**
   * @param {Event} event
   * @param {Topic} topic
   */
  async #send(event, topic) {
    event.preventDefault();
    if (!this.message.trim()) {
      this.fault = t('ask.empty');
      return;
    }
    this.busy = true;
    this.fault = '';
    try {
      this.receipt = await api.post('/support/requests', {
        topic: topic.topic,
        message: this.message,
      });
      this.message = '';
      void this.requests.refresh();
    } catch (error) {
      this.fault = messageOf(error, t);
    }
    this.busy = false;
  }
}
