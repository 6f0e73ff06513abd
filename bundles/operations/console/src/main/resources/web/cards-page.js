import { KitElement, css, failure, html, repeat, texts } from '@wellbundle/kit';
import { live } from './console.js';

const t = await texts(import.meta.url);

/**
 * A page with a card for each tenant or provider.
 * @template {{ id: string }} T
 */
export class CardsPage extends KitElement {
  static styles = [
    KitElement.styles,
    css`
      .cards {
        display: grid;
        gap: 16px;
      }
    `,
  ];

  /**
   * @param {'tenants' | 'providers'} name of the page's words, of its call and of what that answers
   * @param {string} icon shown when there are none
   */
  constructor(name, icon) {
    super();
    this.name = name;
    this.icon = icon;
    /** @type {import('@wellbundle/kit').Resource<Record<string, T[]>>} */
    this.all = live(this, `/operator/${name}`);
  }

  render() {
    return html`<wb-page heading=${t(`${this.name}.title`)} lead=${t(`${this.name}.lead`)}>
      ${this.all.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.all.reload()),
        ready: (answer) => this.#ready(answer[this.name] ?? []),
      })}
    </wb-page>`;
  }

  /** @param {T[]} each */
  #ready(each) {
    if (!each.length)
      return html`<wb-card
        ><wb-empty icon=${this.icon} heading=${t(`${this.name}.none`)}
          >${t(`${this.name}.none.words`)}</wb-empty
        ></wb-card
      >`;
    return html`<div class="cards">
      ${repeat(
        each,
        ({ id }) => id,
        (one) => this.card(one),
      )}
    </div>`;
  }

  /**
   * @param {T} one
   * @returns {unknown} its card
   */
  card(one) {
    throw new Error(`no card for ${one.id}`);
  }
}
