/**
 * Keeps the app's frame, and what its member last saw, for moments without a connection. The
 * server writes `self.kept` in front of this: which files make up the app in this version. Those
 * have versioned addresses, so a page that still runs an older version isn't disturbed by a new
 * worker; the next navigation comes in the new version.
 */
(() => {
  /** @type {any} */
  const worker = self;
  /** @type {{ version: string, assets: string[] }} */
  const { version, assets } = worker.kept;
  const filesName = `wellbundle.files.${version}`;
  const dataName = 'wellbundle.data';
  const frame = '/';
  const about = '/.about';

  const serverPaths = /^\/(api|ui|oauth|hooks|health|metrics|scim)(\/|$)/;
  const versioned = /^\/ui\/[^/]+\/.+\/|^\/ui\/lib\//;
  const brand = /^\/ui\/(branding\.css|branding\/logo|manifest\.webmanifest|app-icon.*)$/;
  /** The member's own: Home, Link Device, Data. Everything else is never kept. */
  const ownData =
    /^\/api\/v1\/(tenant|me|link|link\/devices|providers|metrics|measurements|sleep(\/[^/]+)?)$|^\/ui\/contributions$/;
  /** Calls after which another person may sit here, or nobody. */
  const farewells = /^(POST|DELETE) \/api\/v1\/(session|lock\/close|sessions\/.*|password\/.*)$/;

  /** Counts the wipes: an answer asked for before one is not kept after it. */
  let era = 0;
  /** @type {Promise<void>} */
  let noted = Promise.resolve();
  /** @type {Set<string>} tabs that were shown something old */
  const shownOld = new Set();

  worker.addEventListener('install', (/** @type {any} */ event) => {
    worker.skipWaiting();
    event.waitUntil(caches.open(filesName).then((files) => files.addAll([frame, ...assets])));
  });

  worker.addEventListener('activate', (/** @type {any} */ event) => {
    event.waitUntil(dropOlder().then(() => worker.clients.claim()));
  });

  worker.addEventListener('message', (/** @type {any} */ event) => {
    if (event.data === 'wipe') event.waitUntil(wipe());
  });

  worker.addEventListener('fetch', (/** @type {any} */ event) => {
    const url = new URL(event.request.url);
    if (url.origin !== location.origin) return;
    const answer = answerTo(event, url);
    if (answer) event.respondWith(answer);
  });

  /**
   * @param {any} event
   * @param {URL} url
   * @returns {Promise<Response> | undefined} nothing where the worker stays out
   */
  function answerTo(event, url) {
    /** @type {Request} */
    const request = event.request;
    const { pathname } = url;
    if (request.method !== 'GET') {
      if (farewells.test(`${request.method} ${pathname}`)) return afterwardsWipe(request);
      return pathname === '/api/v1/lock' ? thenLock(request) : undefined;
    }
    if (request.mode === 'navigate')
      return serverPaths.test(pathname) ? undefined : page(event, request);
    if (pathname === '/api/v1/session') return session(request);
    if (ownData.test(pathname)) return data(event, request, pathname);
    if (brand.test(pathname)) return newestFile(request);
    return versioned.test(pathname) ? file(request) : undefined;
  }

  async function dropOlder() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith('wellbundle.files.') && name !== filesName);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  async function wipe() {
    era++;
    await caches.delete(dataName);
  }

  /** @param {Request} request */
  async function afterwardsWipe(request) {
    await wipe();
    try {
      return await fetch(request);
    } finally {
      await wipe();
    }
  }

  /**
   * The frame is the same at every address.
   * @param {any} event
   * @param {Request} request
   */
  async function page(event, request) {
    try {
      const answer = await fetch(request);
      const html = answer.headers.get('Content-Type')?.startsWith('text/html');
      if (answer.ok && html && !answer.redirected) event.waitUntil(keepFrame(answer.clone()));
      return answer;
    } catch (unreachable) {
      const known = await caches.match(frame);
      if (known) return known;
      throw unreachable;
    }
  }

  /**
   * A frame of a newer version waits for its own worker: with the files kept here it wouldn't run.
   * @param {Response} answer
   */
  async function keepFrame(answer) {
    const text = await answer.clone().text();
    const modules = [...text.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)];
    if (modules.every(([, address]) => assets.includes(address ?? ''))) await keepFile(frame, answer);
  }

  /** @param {Request} request */
  async function file(request) {
    const known = await caches.match(request);
    if (known) return known;
    const answer = await fetch(request);
    if (answer.ok) await keepFile(request, answer.clone());
    return answer;
  }

  /** @param {Request} request */
  async function newestFile(request) {
    try {
      const answer = await fetch(request);
      if (answer.ok) await keepFile(request, answer.clone());
      return answer;
    } catch (unreachable) {
      const known = await caches.match(request);
      if (known) return known;
      throw unreachable;
    }
  }

  /**
   * @param {RequestInfo} key
   * @param {Response} answer
   */
  async function keepFile(key, answer) {
    const files = await caches.open(filesName);
    await files.put(key, answer).catch(() => {});
  }

  /**
   * @param {any} event
   * @param {Request} request
   * @param {string} pathname
   */
  async function data(event, request, pathname) {
    const began = era;
    try {
      const answer = await fetch(request);
      if (answer.ok) event.waitUntil(keep(request, answer.clone(), pathname, began));
      else if ([401, 423].includes(answer.status)) await wipe();
      event.waitUntil(tell(event.clientId, null));
      return answer;
    } catch (unreachable) {
      const known = request.signal.aborted ? undefined : await lastKnown(request);
      if (!known) throw unreachable;
      const at = known.headers.get('X-Stored-At');
      if (pathname !== '/api/v1/tenant' && at) event.waitUntil(tell(event.clientId, at));
      return known;
    }
  }

  /**
   * @param {Request} request
   * @param {Response} answer
   * @param {string} pathname
   * @param {number} began
   */
  async function keep(request, answer, pathname, began) {
    const nothing = answer.status === 204;
    const content = nothing ? null : await answer.json().catch(() => undefined);
    if (content === undefined) return;
    if (pathname === '/api/v1/me') {
      delete content.csrfToken;
      const known = await read();
      if (known.account && known.account !== content.account?.id) await caches.delete(dataName);
      if (began === era) await note({ account: content.account?.id });
    }
    await noted;
    const store = await caches.open(dataName);
    const { account } = await read();
    const common = pathname === '/api/v1/tenant' || pathname === '/ui/contributions';
    // Whose it is must be known first, so that nothing of an earlier person's can be shown.
    if (began !== era || (!account && !common)) return;
    const headers = { 'Content-Type': 'application/json', 'X-Stored-At': new Date().toISOString() };
    const copy = nothing
      ? new Response(null, { status: 204, headers })
      : new Response(JSON.stringify(content), { headers });
    await store.put(request.url, copy);
    await note({ heard: Date.now() });
    if (began !== era) await caches.delete(dataName);
  }

  /**
   * With an app lock, what is kept closes when the lock would.
   * @param {Request} request
   */
  async function lastKnown(request) {
    const { lockAfterSeconds, heard = 0 } = await read();
    if (lockAfterSeconds && Date.now() - heard > lockAfterSeconds * 1000) {
      await wipe();
      return undefined;
    }
    const store = await caches.open(dataName);
    return store.match(request.url);
  }

  /**
   * Never kept; says how long the app lock waits.
   * @param {Request} request
   */
  async function session(request) {
    const answer = await fetch(request);
    const content = await answer.clone().json().catch(() => ({}));
    if ([401, 423].includes(answer.status) || content.locked) await wipe();
    else if (answer.ok) await note({ lockAfterSeconds: content.lockAfterSeconds });
    return answer;
  }

  /**
   * The lock is set or taken away; how long it waits is in what was sent.
   * @param {Request} request
   */
  async function thenLock(request) {
    const sent = await request.clone().json().catch(() => ({}));
    const answer = await fetch(request);
    const lockAfterSeconds = request.method === 'PUT' ? (sent.lockAfterSeconds ?? 300) : null;
    if (answer.ok) await note({ lockAfterSeconds });
    return answer;
  }

  /** @returns {Promise<{ account?: string, lockAfterSeconds?: number, heard?: number }>} */
  async function read() {
    const store = await caches.open(dataName);
    const known = await store.match(about);
    return known ? known.json() : {};
  }

  /**
   * One after the other, since each reads what the earlier one wrote.
   * @param {Record<string, unknown>} change
   */
  function note(change) {
    const began = era;
    noted = noted.then(async () => {
      const known = await read();
      if (began !== era) return;
      const store = await caches.open(dataName);
      await store.put(about, new Response(JSON.stringify({ ...known, ...change })));
    });
    return noted;
  }

  /**
   * @param {string} id of the tab
   * @param {string | null} storedAt null: connected
   */
  async function tell(id, storedAt) {
    if (!storedAt && !shownOld.delete(id)) return;
    if (storedAt) shownOld.add(id);
    const tab = await worker.clients.get(id);
    tab?.postMessage({ kind: 'wellbundle.connection', storedAt });
  }
})();
