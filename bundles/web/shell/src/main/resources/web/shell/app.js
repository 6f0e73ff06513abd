import { LitElement, html } from 'lit';
import '../kit/index.js';
import { api, sessionLocked, sessionRequired } from '../kit/api.js';
import { events } from '../kit/events.js';
import { failure } from '../kit/failure.js';
import { texts } from '../kit/i18n.js';
import { navigate } from '../kit/navigation.js';
import { Problem } from '../kit/problem.js';
import { session } from '../kit/session.js';
import { clearToasts, toast } from '../kit/toast.js';
import { arrive, leave, signOut } from './access.js';
import { settled } from './contribution.js';
import { contributions, keyOf } from './contributions.js';
import { focusHeading, startRouter } from './router.js';
import './bottom-bar.js';
import { closeThere, closedHere } from './lock.js';
import { wipeKept } from './offline.js';
import './reactivate.js';
import './reset-password.js';
import './sign-in.js';
import './top-bar.js';

const t = await texts(import.meta.url);

/**
 * Pages of the shell itself; a module's page is a contribution of the same shape. The platform's
 * host has those that say so.
 */
const ownPages = [
  { id: 'shell.home', route: '/', title: t('home.title'), module: './pages/home.js' },
  {
    id: 'shell.settings',
    route: '/settings',
    title: t('settings.title'),
    module: './pages/settings.js',
    platform: true,
  },
  { id: 'shell.not-found', title: t('notFound.title'), module: './pages/not-found.js' },
].map((page) => ({
  ...page,
  version: '0',
  menus: [],
  module: new URL(page.module, import.meta.url).href,
}));

/** The portal's frame: bars, menus, the page of the address. Light DOM, so that the skip link works. */
class Shell extends LitElement {
  static properties = { phase: { state: true }, path: { state: true } };

  constructor() {
    super();
    /** @type {'arriving' | 'ready' | 'locked' | 'failed'} */
    this.phase = 'arriving';
    this.path = cleanPath();
    /** @type {unknown} */
    this.failure = null;
    /** Whether someone was signed in before the session ended. */
    this.ended = false;
    this.moving = false;
    /** @type {number | null} */
    this.restore = null;
    /** When the app went off the screen. */
    this.awaySince = 0;
    /** Seconds the app lock waits, as far as known here. */
    this.lockAfter = Infinity;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', () => this.requestUpdate());
    contributions.addEventListener('change', () => this.requestUpdate());
    api.events.addEventListener(sessionRequired, () => this.#sessionEnded());
    api.events.addEventListener(sessionLocked, () => this.#close());
    document.addEventListener('visibilitychange', () => void this.#lookAgain());
    events.on('contributions-changed', () => void contributions.refresh().catch(() => {}));
    events.on('session-ended', () => void this.#checkSession());
    this.addEventListener(settled, () => this.#arrived());
    this.addEventListener('lock-now', () => this.#lockNow());
    startRouter(({ restore }) => this.#move(restore));
    void this.#start();
  }

  /** @returns {Promise<void>} */
  async #start() {
    this.phase = 'arriving';
    try {
      if (closedHere.now) await closeThere();
      await arrive();
      this.phase = 'ready';
      closedHere.forget();
    } catch (error) {
      this.failure = error;
      const ended = error instanceof Problem && error.status === 401;
      if (ended && closedHere.now) {
        closedHere.forget();
        return this.#start();
      }
      const locked = error instanceof Problem && error.code === 'session.locked';
      this.phase = locked || closedHere.now ? 'locked' : 'failed';
    }
  }

  /** Off the screen, or back on it after a while: the app lock may have to close. */
  async #lookAgain() {
    if (!session.me || this.phase !== 'ready') return;
    if (document.hidden) {
      this.awaySince = Date.now();
      const now = await api.get('/session').catch(() => null);
      if (now) this.lockAfter = now.lockAfterSeconds ?? Infinity;
      return;
    }
    const overdue = Date.now() - this.awaySince >= this.lockAfter * 1000;
    if (overdue) this.#close();
    const now = await api.get('/session').catch(() => null);
    if (now?.locked) this.#close();
    else if (overdue && now) await api.post('/lock/close').catch(() => {});
  }

  /** Without a connection too; the service hears of it later. */
  #lockNow() {
    this.#close();
    void closeThere().catch(() => {});
  }

  /** Nothing of the member's stays on the screen, nor behind it. */
  #close() {
    this.phase = 'locked';
    closedHere.note();
    clearToasts();
    wipeKept();
  }

  /** The answer, or its refusal, says whether the session is still there. */
  async #checkSession() {
    if (session.me) await api.get('/me').catch(() => {});
  }

  #sessionEnded() {
    if (this.phase === 'locked') this.phase = 'ready';
    closedHere.forget();
    if (!session.me) return;
    this.ended = true;
    leave();
  }

  /** @param {number | null} restore */
  #move(restore) {
    const path = cleanPath();
    this.restore = restore;
    if (path === this.path) {
      this.requestUpdate();
      return;
    }
    this.moving = true;
    this.path = path;
  }

  /** A page is on screen: title, scroll, focus. */
  #arrived() {
    document.title = [this.#page().title, session.tenant?.name].filter(Boolean).join(' · ');
    if (!this.moving) return;
    this.moving = false;
    window.scrollTo(0, this.restore ?? 0);
    void focusHeading();
  }

  /** @returns {import('./contributions.js').Contribution} */
  #page() {
    const own = ownPages.find(({ route, platform }) => route === this.path && (platform || !session.platform));
    const page = own ?? contributions.pageAt(this.path) ?? ownPages[2];
    if (!page) throw new Error('no page');
    return { ...page, title: page.title || page.menus[0]?.label || '' };
  }

  render() {
    if (this.phase === 'arriving') return html`<div class="arriving" aria-busy="true"></div>`;
    if (this.phase === 'failed') return this.#failed();
    if (this.phase === 'locked')
      return html`<wb-lock @unlocked=${this.#unlocked} @sign-out=${this.#signOut}></wb-lock>`;
    if (this.path === '/reset-password')
      return html`<wb-reset-password @done=${() => navigate('/', { replace: true })}></wb-reset-password>`;
    if (this.path === '/reactivate')
      return html`<wb-reactivate @done=${() => navigate('/', { replace: true })}></wb-reactivate>`;
    if (!session.me)
      return html`<wb-sign-in ?ended=${this.ended} @signed-in=${this.#signedIn}></wb-sign-in>`;
    const page = this.#page();
    return html`<a class="skip-link" href="#main">${t('skip')}</a>
      <wb-top-bar path=${this.path} @sign-out=${this.#signOut}></wb-top-bar>
      <wb-offline></wb-offline>
      <main id="main" tabindex="-1">
        <wb-contribution
          page
          .item=${page}
          data-page=${keyOf(page)}
          @sign-out=${this.#signOut}
        ></wb-contribution>
      </main>
      <wb-bottom-bar path=${this.path}></wb-bottom-bar>`;
  }

  #failed() {
    const unknown = this.failure instanceof Problem && this.failure.code === 'tenant.unknown';
    document.title = t(unknown ? 'noPortal.title' : 'failed.title');
    return html`<main id="main" class="alone">
      ${
        unknown
          ? html`<wb-empty icon="globe" heading=${t('noPortal.title')}
              >${t('noPortal.words')}</wb-empty
            >`
          : html`<h1>${t('failed.title')}</h1>
              ${failure(this.failure, () => void this.#start())}`
      }
    </main>`;
  }

  #unlocked() {
    closedHere.forget();
    return this.#start();
  }

  #signedIn() {
    closedHere.forget();
    this.ended = false;
    this.moving = true;
    if (this.path === '/sign-in') navigate('/', { replace: true });
  }

  async #signOut() {
    try {
      await signOut();
      closedHere.forget();
      this.ended = false;
      history.replaceState({}, '', '/');
      this.path = '/';
      this.phase = 'ready';
    } catch (error) {
      toast(error instanceof Problem ? error.message : t('problem.unexpected'), { tone: 'bad' });
    }
  }

  updated() {
    if (this.phase === 'ready' && session.me && this.path === '/sign-in')
      navigate('/', { replace: true });
    if (this.phase === 'ready' && !session.me) {
      document.title = [t('signIn.title'), session.tenant?.name].filter(Boolean).join(' · ');
    }
  }
}
customElements.define('wb-shell', Shell);

function cleanPath() {
  const path = location.pathname.replace(/\/+$/, '');
  return path || '/';
}
