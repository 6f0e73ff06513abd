import {
  KitElement,
  Pages,
  api,
  css,
  events,
  failure,
  formatDateTime,
  html,
  messageOf,
  nothing,
  repeat,
  texts,
  toast,
} from '@wellbundle/kit';
import { changed, inboxPage } from './notifications.js';

const t = await texts(import.meta.url);

/** Notifications: newest first, a page at a time. */
export default class InboxPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      ul {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: var(--shadow);
        overflow: clip;
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: start;
        gap: 4px 14px;
        padding: 16px 12px 14px 20px;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li.unread::before {
        content: '';
        position: absolute;
        inset: 0 auto 0 0;
        width: 4px;
        background: var(--brand-ink);
      }
      .disc {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        border-radius: 12px;
        background: var(--sunken);
        color: var(--muted);
      }
      .unread .disc {
        background: var(--brand-soft);
        color: var(--brand-ink);
      }
      .title {
        font-weight: 550;
      }
      .unread .title {
        font-weight: 700;
      }
      .text {
        margin-top: 2px;
        color: var(--muted);
        font-size: 0.9375rem;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 16px;
        margin-top: 6px;
        font-size: 0.875rem;
      }
      .foot a {
        display: inline-flex;
        align-items: center;
        min-height: 32px;
        font-weight: 600;
      }
      time {
        color: var(--faint);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      @media (max-width: 479.9px) {
        li {
          column-gap: 12px;
          padding: 14px 4px 12px 16px;
        }
        .disc {
          width: 34px;
          height: 34px;
          --icon: 18px;
        }
        .choices {
          width: 44px;
          padding: 0;
        }
        .choices span {
          position: absolute;
          width: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.inbox = new Pages(this, inboxPage, { on: [changed] });
  }

  render() {
    return html`<wb-page narrow heading=${t('inbox.title')}>
      <div slot="actions" class="head">
        ${
          this.inbox.value?.unread
            ? html`<button class="button" type="button" @click=${() => void this.#read()}>
                <wb-icon name="check"></wb-icon>${t('inbox.readAll')}
              </button>`
            : nothing
        }
        <a class="button choices" href="/settings/notifications" title=${t('choices.short')}
          ><wb-icon name="gear"></wb-icon><span>${t('choices.short')}</span></a
        >
      </div>
      ${this.inbox.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.inbox.reload()),
        ready: ({ items }) => this.#ready(items),
      })}
    </wb-page>`;
  }

  /** @param {import('./notifications.js').Notification[]} items */
  #ready(items) {
    if (!items.length) {
      return html`<wb-card
        ><wb-empty icon="bell" heading=${t('inbox.empty')}>${t('inbox.empty.words')}</wb-empty></wb-card
      >`;
    }
    return html`<ul>
        ${repeat(
          items,
          ({ id }) => id,
          (item) => this.#item(item),
        )}
      </ul>
      ${this.inbox.more(t('inbox.more'))}`;
  }

  /** @param {import('./notifications.js').Notification} item */
  #item(item) {
    return html`<li class=${item.readAt ? '' : 'unread'}>
      <span class="disc"><wb-icon name=${item.icon}></wb-icon></span>
      <div>
        <p class="title">
          ${item.readAt ? nothing : html`<span class="visually-hidden">${t('inbox.unread')}</span>`}
          ${item.title}
        </p>
        <p class="text">${item.text}</p>
        <p class="foot">
          <time datetime=${item.occurredAt}>${formatDateTime(item.occurredAt)}</time>
          <a href=${item.path} @click=${() => void this.#read([item.id])}>${item.action}</a>
        </p>
      </div>
      <button
        class="button quiet icon-only"
        type="button"
        aria-label=${t('inbox.delete', { title: item.title })}
        title=${t('inbox.delete.short')}
        @click=${() => void this.#delete(item.id)}
      >
        <wb-icon name="close"></wb-icon>
      </button>
    </li>`;
  }

  /** @param {string[]} [ids] all when none are named */
  async #read(ids) {
    try {
      await api.post('/notifications/read', ids ? { ids } : {});
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
      return;
    }
    events.announce(changed);
  }

  /** @param {string} id */
  async #delete(id) {
    try {
      await api.delete(`/notifications/${id}`);
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
      return;
    }
    this.inbox.remove(id);
    events.announce(changed);
  }
}
