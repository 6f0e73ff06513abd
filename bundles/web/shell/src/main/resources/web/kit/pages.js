import { html, nothing } from 'lit';
import { messageOf } from './problem.js';
import { Resource } from './resource.js';
import { toast } from './toast.js';

/**
 * A list that comes a page at a time, newest first. When the newest page is fetched again, what was
 * shown beyond it stays.
 * @template {{ id: string }} I
 * @template {{ items: I[], next: string | null }} P
 * @extends {Resource<P>}
 */
export class Pages extends Resource {
  #host;
  #page;
  #busy = false;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(cursor: string | null, signal?: AbortSignal) => Promise<P>} page the newest without a
   *     cursor
   * @param {{ on?: string[] }} [options]
   */
  constructor(host, page, options) {
    super(host, async (signal) => joined(await page(null, signal), this.value), options);
    this.#host = host;
    this.#page = page;
  }

  /** @param {string} id */
  remove(id) {
    if (this.value) this.value.items = this.value.items.filter((item) => item.id !== id);
    this.#host.requestUpdate();
  }

  /**
   * The button for the next page, while there is one.
   * @param {string} label
   */
  more(label) {
    const next = this.value?.next;
    if (!next) return nothing;
    return html`<button
      class="button more"
      type="button"
      ?disabled=${this.#busy}
      @click=${() => void this.#fetch(next)}
    >
      ${label}
    </button>`;
  }

  /** @param {string} cursor */
  async #fetch(cursor) {
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      const page = await this.#page(cursor);
      if (this.value) this.value = { ...page, items: [...this.value.items, ...page.items] };
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    }
    this.#busy = false;
    this.#host.requestUpdate();
  }
}

/**
 * @template {{ items: { id: string }[], next: string | null }} P
 * @param {P} newest
 * @param {P | undefined} before
 * @returns {P}
 */
function joined(newest, before) {
  const last = newest.items.at(-1)?.id;
  const at = before?.items.findIndex(({ id }) => id === last) ?? -1;
  const beyond = newest.next && before && at >= 0 ? before.items.slice(at + 1) : [];
  if (!before || !beyond.length) return newest;
  return { ...newest, items: [...newest.items, ...beyond], next: before.next };
}
