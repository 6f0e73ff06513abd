/**
 * The member's event stream. One per browser: the tab that holds the lock reads it and passes
 * each event on to the others, since HTTP/1.1 leaves six connections per host.
 * @typedef {{ name: string, data: any }} StreamEvent
 */

const channelName = 'wellbundle.events';
const retry = { first: 2_000, most: 60_000 };

/** What may be shown has changed: whatever is on screen is fetched again. */
const consents = 'consents-changed';

/** Sent to every listener after a gap in the stream: fetch again, something may have been missed. */
export const resync = 'resync';

class Events {
  /** @type {Set<{ names: string[], heard: (event: StreamEvent) => void }>} */
  #listeners = new Set();
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {EventSource | null} */
  #source = null;
  /** @type {AbortController | null} */
  #running = null;
  #delay = retry.first;
  #broken = false;
  /** Names that some tab listens to. @type {Set<string>} */
  #wanted = new Set([consents]);

  /**
   * @param {string | string[]} wanted
   * @param {(event: StreamEvent) => void} heard
   * @returns {() => void} stops listening
   */
  on(wanted, heard) {
    const listener = { names: [wanted].flat(), heard };
    this.#listeners.add(listener);
    this.#want(listener.names);
    this.#channel?.postMessage({ wanted: listener.names });
    return () => this.#listeners.delete(listener);
  }

  /** Begins once somebody is signed in. */
  start() {
    if (this.#running) return;
    const running = (this.#running = new AbortController());
    this.#channel = new BroadcastChannel(channelName);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
    if (!navigator.locks) {
      this.#open(running.signal);
      return;
    }
    navigator.locks
      .request(channelName, { signal: running.signal }, () => this.#lead(running.signal))
      .catch(() => {});
  }

  /**
   * Tells all tabs of this browser.
   * @param {string} name
   */
  announce(name) {
    this.#spread({ name, data: null });
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
    this.#source?.close();
    this.#source = null;
    this.#channel?.close();
    this.#channel = null;
  }

  /**
   * Holds the lock until the tab stops listening.
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  #lead(signal) {
    this.#channel?.postMessage({ asks: true });
    this.#open(signal);
    return new Promise((done) => signal.addEventListener('abort', () => done()));
  }

  /** @param {AbortSignal} signal */
  #open(signal) {
    if (signal.aborted) return;
    const source = (this.#source = new EventSource('/api/v1/events'));
    source.onopen = () => {
      this.#delay = retry.first;
      if (this.#broken) this.#spread({ name: resync, data: null });
      this.#broken = false;
    };
    source.onerror = () => {
      this.#broken = true;
      // The browser reconnects by itself unless the answer was no stream at all.
      if (source.readyState !== EventSource.CLOSED) return;
      this.#tell({ name: 'session-ended', data: null });
      setTimeout(() => this.#open(signal), this.#delay);
      this.#delay = Math.min(this.#delay * 2, retry.most);
    };
    for (const name of this.#wanted) this.#follow(source, name);
  }

  /**
   * @param {EventSource} source
   * @param {string} name
   */
  #follow(source, name) {
    source.addEventListener(name, (event) => this.#spread({ name, data: parse(event.data) }));
  }

  /** @param {string[]} names */
  #want(names) {
    for (const name of names) {
      if (this.#wanted.has(name)) continue;
      this.#wanted.add(name);
      if (this.#source) this.#follow(this.#source, name);
    }
  }

  /**
   * Another tab passes an event on, says what it listens to, or reads the stream from now on.
   * @param {StreamEvent & { wanted?: string[], asks?: boolean }} message
   */
  #heard(message) {
    if (message.wanted) this.#want(message.wanted);
    else if (message.asks) this.#channel?.postMessage({ wanted: [...this.#wanted] });
    else this.#tell(message);
  }

  /** @param {StreamEvent} event */
  #spread(event) {
    this.#channel?.postMessage(event);
    this.#tell(event);
  }

  /** @param {StreamEvent} event */
  #tell(event) {
    for (const { names: wanted, heard } of [...this.#listeners]) {
      const concernsAll = event.name === resync || event.name === consents;
      if (concernsAll || wanted.includes(event.name)) heard(event);
    }
  }
}

/** @param {string} data */
function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

export const events = new Events();
