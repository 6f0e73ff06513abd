/** The browser's offer to install the app, kept until somebody asks for it. */
class Install extends EventTarget {
  /** @type {{ prompt(): Promise<unknown> } | null} */
  offer = null;

  constructor() {
    super();
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#set(/** @type {any} */ (event));
    });
    addEventListener('appinstalled', () => this.#set(null));
  }

  /** Whether this is the installed app already. */
  get installed() {
    return matchMedia('(display-mode: standalone)').matches;
  }

  async ask() {
    const offer = this.offer;
    this.#set(null);
    await offer?.prompt();
  }

  /** @param {{ prompt(): Promise<unknown> } | null} offer */
  #set(offer) {
    this.offer = offer;
    this.dispatchEvent(new Event('change'));
  }
}

export const install = new Install();
