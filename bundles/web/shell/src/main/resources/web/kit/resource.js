import { events } from './events.js';

/**
 * Something fetched for as long as its element is on screen, and again when the stream says that
 * it changed. The last good value stays while a newer one is fetched or can't be had.
 * @template T
 */
export class Resource {
  /** @type {T | undefined} */
  value = undefined;
  /** @type {unknown} */
  error = null;
  loaded = false;

  #host;
  #load;
  #on;
  #pollEvery;
  /** @type {AbortController | null} */
  #call = null;
  #stale = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {() => void} */
  #stopListening = () => {};

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(signal: AbortSignal) => Promise<T>} load
   * @param {{ on?: string[], pollEvery?: (value: T | undefined) => number | null }} [options]
   *     `on`: events of the stream that make it stale; `pollEvery`: milliseconds to the next look,
   *     null for none
   */
  constructor(host, load, { on = [], pollEvery = () => null } = {}) {
    this.#host = host;
    this.#load = load;
    this.#on = on;
    this.#pollEvery = pollEvery;
    host.addController(this);
  }

  hostConnected() {
    this.#stopListening = events.on(this.#on, () => this.#changed());
    void this.refresh();
  }

  hostDisconnected() {
    this.#stopListening();
    this.#call?.abort();
    this.#call = null;
    clearTimeout(this.#timer);
  }

  /** Drops the value, so that the element shows its loading state, and fetches. */
  reload() {
    this.value = undefined;
    this.loaded = false;
    this.#host.requestUpdate();
    return this.refresh();
  }

  /** What is under way ends first: while much comes in, one call after the other would be in vain. */
  #changed() {
    if (this.#call) this.#stale = true;
    else void this.refresh();
  }

  async refresh() {
    this.#call?.abort();
    this.#stale = false;
    clearTimeout(this.#timer);
    const call = (this.#call = new AbortController());
    try {
      const value = await this.#load(call.signal);
      if (call.signal.aborted) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (call.signal.aborted) return;
      this.error = error;
    }
    this.#call = null;
    this.loaded = true;
    this.#host.requestUpdate();
    if (this.#stale) void this.refresh();
    else this.#schedule();
  }

  #schedule() {
    const delay = this.#pollEvery(this.value);
    if (delay === null) return;
    this.#timer = setTimeout(() => {
      if (document.hidden) this.#schedule();
      else void this.refresh();
    }, delay);
  }

  /**
   * @template R
   * @param {{ loading: () => R, ready: (value: T) => R, failed: (error: unknown) => R }} views
   * @returns {R}
   */
  render({ loading, ready, failed }) {
    if (this.value !== undefined) return ready(this.value);
    return this.error ? failed(this.error) : loading();
  }
}
