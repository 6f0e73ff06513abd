import { LitElement, html, nothing } from 'lit';
import { Following } from '../kit/following.js';
import { formatDateTime } from '../kit/format.js';
import { texts } from '../kit/i18n.js';

const t = await texts(import.meta.url);

/** Whether the page shows what was kept, and of when its oldest part is. */
class Connection extends EventTarget {
  /** @type {Date | null} */
  storedAt = null;

  constructor() {
    super();
    // Plain http offers no service worker except on loopback.
    navigator.serviceWorker?.addEventListener('message', ({ data }) => {
      if (data?.kind === 'wellbundle.connection') this.#heard(data.storedAt);
    });
    navigator.serviceWorker?.startMessages();
    addEventListener('offline', () => this.#heard(new Date().toISOString()));
    addEventListener('online', () => this.#heard(null));
  }

  /** @param {string | null} storedAt */
  #heard(storedAt) {
    const at = storedAt ? new Date(storedAt) : null;
    this.storedAt = at && this.storedAt && this.storedAt < at ? this.storedAt : at;
    this.dispatchEvent(new Event('change'));
  }
}

export const connection = new Connection();

/** Takes what is kept of the member's away, for example behind the lock screen. */
export function wipeKept() {
  navigator.serviceWorker?.controller?.postMessage('wipe');
}

/** Lets the service worker keep the app for moments without a connection. */
export async function keepForOffline() {
  const factory = /** @type {any} */ (window).trustedTypes;
  const script = '/service-worker.js';
  const policy = factory?.createPolicy('wellbundle', {
    createScriptURL: () => script,
  });
  await navigator.serviceWorker
    ?.register(policy ? policy.createScriptURL(script) : script)
    .catch((error) => console.warn('offline use is off', error));
}

/** Marks old data as such. Light DOM; nothing while connected. */
class Offline extends LitElement {
  constructor() {
    super();
    new Following(this, connection);
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const at = connection.storedAt;
    return html`<div role="status">
      ${
        at
          ? html`<p class="offline">
              <wb-icon name="info"></wb-icon>
              <span
                ><strong>${t('offline.heading', { when: formatDateTime(at) })}</strong>
                ${t('offline.words')}</span
              >
            </p>`
          : nothing
      }
    </div>`;
  }
}
customElements.define('wb-offline', Offline);
