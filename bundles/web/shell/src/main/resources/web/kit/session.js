/**
 * Who is signed in, and in whose portal. Set by the shell, read by everyone.
 * @typedef {object} Me
 * @property {{ id: string, email: string, displayName: string }} account
 * @property {string[]} roles
 * @property {string[]} [restingRoles] those that count once two-step sign-in is on
 * @property {string[]} [permissions]
 * @property {{ id: string, name: string, main: boolean, picture?: string | null }[]} profiles
 * @property {string | Record<string, string>} [units]
 * @property {string} [locale]
 * @property {string} [timeZone]
 * @property {{ steps?: number }} [goals]
 * @property {string} [csrfToken]
 *
 * @typedef {object} SupportRoute
 * @property {string} topic
 * @property {'employer' | 'clientServices'} kind
 * @property {string} label
 * @property {string} [url]
 * @property {string} [email]
 *
 * @typedef {object} Tenant
 * @property {string} id
 * @property {string} name
 * @property {{ logo?: string }} [branding]
 * @property {SupportRoute[]} [support]
 * @property {string[]} [modules]
 * @property {string[]} [languages] those the portal is offered in
 * @property {Record<string, string>} [texts] words of the tenant's own, by the key they replace
 */

class Session extends EventTarget {
  /** @type {Me | null} */
  me = null;
  /** @type {Tenant | null} */
  tenant = null;

  /** @param {Partial<{ me: Me | null, tenant: Tenant | null }>} change */
  set(change) {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }

  /** True on the platform host, where operators are and no tenant is. */
  get platform() {
    return document.documentElement.dataset.host === 'platform';
  }

  /** Address of the tenant's logo. */
  get logo() {
    return this.tenant?.branding?.logo ?? '/ui/branding/logo';
  }

  /**
   * The tenant's route for a topic, else its general one, else any.
   * @param {string} topic
   * @returns {SupportRoute | undefined}
   */
  support(topic) {
    const routes = this.tenant?.support ?? [];
    return (
      routes.find((route) => route.topic === topic) ??
      routes.find((route) => /^(other|general|default)$/.test(route.topic)) ??
      routes[0]
    );
  }
}

export const session = new Session();
