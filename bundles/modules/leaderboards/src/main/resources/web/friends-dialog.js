import { KitElement, Resource, api, css, define, failure, field, html, messageOf, nothing, texts, toast } from '@wellbundle/kit';
import { moved } from './boards.js';

const t = await texts(import.meta.url);

/** @typedef {{ code: string, friends: { friend: string, name: string }[] }} Circle */

/** Friends: whom one is compared with by name, by a code that one hands the other. Fires `changed` and `close`. */
class FriendsDialog extends KitElement {
  static properties = { code: {}, fault: { state: true } };

  static styles = [
    KitElement.styles,
    css`
      .code {
        color: var(--text);
        font-size: 1.25rem;
        font-weight: 700;
        letter-spacing: 0.08em;
      }
      form {
        display: grid;
        gap: 10px;
      }
      wb-list {
        color: var(--text);
      }
    `,
  ];

  constructor() {
    super();
    this.code = '';
    this.fault = '';
    /** @type {Resource<Circle>} */
    this.circle = new Resource(this, (signal) => api.get('/leaderboards/friendships', { signal }), { on: [moved] });
  }

  render() {
    return html`<wb-dialog heading=${t('friends.title')} open @close=${() => this.dispatchEvent(new Event('close'))}>
      <p>${t('friends.words')}</p>
      ${this.circle.render({
        loading: () => html`<wb-skeleton lines="3"></wb-skeleton>`,
        failed: (error) => failure(error, () => void this.circle.reload()),
        ready: (circle) => this.#ready(circle),
      })}
      <button slot="actions" class="button" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>
        ${t('close')}
      </button>
    </wb-dialog>`;
  }

  /** @param {Circle} circle */
  #ready({ code, friends }) {
    const link = `${location.origin}/leaderboard?scope=friends&friend=${code}`;
    return html`<p class="row spread">
        <span class="code">${code}</span>
        <button class="button" type="button" @click=${() => void this.#copy(link)}>
          <wb-icon name="link"></wb-icon>${t('friends.copy')}
        </button>
      </p>
      <form novalidate @submit=${(/** @type {Event} */ event) => void this.#accept(event)}>
        ${field({
          name: 'friend-code',
          label: t('friends.code'),
          value: this.code,
          fault: this.fault,
          autocomplete: 'off',
          onInput: (value) => (this.code = value),
        })}
        <button class="button primary" type="submit">${t('friends.accept')}</button>
      </form>
      ${
        friends.length
          ? html`<wb-list heading=${t('friends.mine')}>
              ${friends.map(
                ({ friend, name }) =>
                  html`<wb-item heading=${name}
                    ><wb-avatar slot="start" name=${name}></wb-avatar
                    ><button slot="end" class="button quiet" type="button" @click=${() => void this.#part(friend)}>
                      ${t('friends.part')}
                    </button></wb-item
                  >`,
              )}
            </wb-list>`
          : nothing
      }`;
  }

  /** @param {Event} event */
  async #accept(event) {
    event.preventDefault();
    this.fault = '';
    try {
      await api.post('/leaderboards/friendships', { code: this.code });
      this.code = '';
      toast(t('friends.accepted'));
      this.#changed();
    } catch (error) {
      this.fault = messageOf(error, t);
    }
  }

  /** @param {string} friend */
  async #part(friend) {
    try {
      await api.delete(`/leaderboards/friendships?friend=${friend}`);
      this.#changed();
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
  }

  /** @param {string} link */
  async #copy(link) {
    try {
      await navigator.clipboard.writeText(link);
      toast(t('friends.copied'));
    } catch {
      toast(link);
    }
  }

  #changed() {
    void this.circle.refresh();
    this.dispatchEvent(new Event('changed'));
  }
}

export const friendsDialog = define('leaderboard-friends', FriendsDialog, import.meta.url);
