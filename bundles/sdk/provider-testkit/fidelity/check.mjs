// Every call the public client offers, against the simulated cloud; compared with the cloud's truth.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import * as client from 'withings-node-oauth2';

const { WithingsClient, generateSignature, parseNotifyEvent, realValue } = client;
const CLOUD = process.env.CLOUD;
const WHO = 'alex';
const SCOPES = ['user.info', 'user.metrics', 'user.activity', 'user.sleepevents'];
const rows = [];
let failed = 0;

async function check(name, work) {
  const started = performance.now();
  let result = 'ok';
  let detail = '';
  try {
    detail = (await work()) ?? '';
  } catch (error) {
    failed++;
    result = 'FAILED';
    detail = String(error.message).split('\n').slice(0, 3).join(' ');
  }
  rows.push({ check: name, result, detail: String(detail), ms: Math.round(performance.now() - started) });
}

async function control(method, path, body) {
  const response = await fetch(`${CLOUD}/_control/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.equal(response.status, 200, `${method} ${path}: ${response.status}`);
  return response.json();
}

// The client has the vendor's hosts built in; only they are rewritten.
const rewrite = (url) =>
  url.replace('https://account.withings.com', CLOUD).replace('https://wbsapi.withings.net', CLOUD);
const rewritingFetch = (url, init) => fetch(rewrite(String(url)), init);

// A subscriber: keeps what it is sent.
const hooks = [];
const heads = [];
const subscriber = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    if (request.method === 'HEAD') heads.push(request.url);
    if (request.method === 'POST') hooks.push({ type: request.headers['content-type'], body });
    response.writeHead(request.url.startsWith('/broken') ? 500 : 200).end();
  });
});
await new Promise((done) => subscriber.listen(0, '127.0.0.1', done));
const SUBSCRIBER = `http://localhost:${subscriber.address().port}`;
const CALLBACK = `${SUBSCRIBER}/callback`;

async function until(what, test) {
  for (let i = 0; i < 100; i++) {
    if (test()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never happened: ${what}`);
}

function newClient(options = {}) {
  return new WithingsClient({
    clientId: 'wellbundle-demo',
    clientSecret: 'wellbundle-demo-secret',
    callbackURL: CALLBACK,
    fetch: rewritingFetch,
    retry: { retries: 2, minTimeoutMs: 20, maxTimeoutMs: 60 },
    ...options,
  });
}

async function rejects(promise, errorClass, status) {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof errorClass, `${error.constructor.name}: ${error.message}`);
    if (status !== undefined) assert.equal(error.status, status);
    return error;
  }
  throw new Error(`should have failed with ${errorClass.name} ${status ?? ''}`);
}

async function collect(iterator) {
  const all = [];
  for await (const item of iterator) all.push(item);
  return all;
}

// Signs in and decides, the way a browser does.
async function browse(url, decision, cookie = {}) {
  const get = () => fetch(url, { redirect: 'manual', headers: { cookie: cookie.value ?? '' } });
  const post = (fields) =>
    fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookie.value ?? '' },
      body: new URLSearchParams(fields),
    });
  let page = await get();
  if (page.status === 302) return { location: new URL(page.headers.get('location')), asked: false };
  let html = await page.text();
  if (html.includes('Sign in</button>')) {
    assert.match(html, /<label for="email">E-mail</);
    assert.match(html, /<label for="password">Password</);
    const refused = await post({ step: 'login', email: `${WHO}@home.example`, password: 'wrong' });
    assert.match(await refused.text(), /role="alert"/);
    const entered = await post({ step: 'login', email: `${WHO}@home.example`, password: 'withings' });
    assert.equal(entered.status, 303);
    cookie.value = entered.headers.get('set-cookie').split(';')[0];
    page = await get();
    html = await page.text();
  }
  assert.match(html, />Allow this app<\/button>/);
  assert.match(html, />Deny<\/button>/);
  assert.match(html, /Wellbundle Demo/);
  for (const scope of SCOPES) assert.ok(html.includes(scope), scope);
  assert.ok(!/(src|href)="https?:/.test(html), 'external resource');
  const answer = await post({ step: 'consent', decision });
  assert.equal(answer.status, 302);
  return { location: new URL(answer.headers.get('location')), asked: true };
}

await control('POST', 'limits', { callsPerMinute: 0, sameArgumentsSeconds: 0 });
const withings = newClient();
const cookie = {};
const authorizeUrl = rewrite(withings.oauth.authorizeUrl({ scope: SCOPES, state: 'st4te' }));
let code;

await check('authorise: Deny', async () => {
  const { location } = await browse(authorizeUrl, 'deny', cookie);
  assert.equal(location.searchParams.get('error'), 'access_denied');
  assert.equal(location.searchParams.get('state'), 'st4te');
});
await check('authorise: Allow this app', async () => {
  const { location, asked } = await browse(authorizeUrl, 'allow', cookie);
  assert.ok(asked);
  assert.equal(location.origin + location.pathname, CALLBACK);
  assert.equal(location.searchParams.get('state'), 'st4te');
  code = location.searchParams.get('code');
  assert.ok(code);
});
await check('authorise again: not asked', async () => {
  const { location, asked } = await browse(authorizeUrl, 'allow', cookie);
  assert.equal(asked, false);
  assert.ok(location.searchParams.get('code'));
});
await check('authorise: foreign redirect refused', async () => {
  const response = await fetch(authorizeUrl.replace(/redirect_uri=[^&]*/, 'redirect_uri=http%3A%2F%2Fevil.example%2F'), { redirect: 'manual' });
  assert.equal(response.status, 400);
});
await check('oauth.exchangeCode (signed)', async () => {
  const tokens = await withings.oauth.exchangeCode(code);
  assert.equal(String(tokens.userId), '30001');
  assert.equal(tokens.scope, SCOPES.join(','));
  assert.ok(Math.abs(tokens.expiresAt - Date.now() - 10_800_000) < 60_000);
  return 'expires in 3 h';
});
await check('oauth.exchangeCode: code only once', () =>
  rejects(newClient().oauth.exchangeCode(code), client.WithingsError, 503).then(() => '503'));

const from = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
const to = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const truth = await control('GET', `truth?user=${WHO}&from=${from}&to=${to}`);

await check('measures.list', async () => {
  const body = await withings.measures.list({ types: [1], category: 1, from, to });
  assert.equal(typeof body.updatetime, 'number');
  assert.equal(body.timezone, 'Europe/Berlin');
  assert.ok(!('more' in body) && !('offset' in body), 'more and offset are absent on a last page');
  const group = body.measuregrps[0];
  for (const key of ['grpid', 'attrib', 'date', 'created', 'modified', 'category', 'deviceid', 'hash_deviceid', 'measures', 'modelid', 'model', 'comment']) {
    assert.ok(key in group, key);
  }
  return `${body.measuregrps.length} groups`;
});
await check('measures.paginate = truth', async () => {
  const seen = new Map();
  let last = 0;
  for (const group of await collect(withings.measures.paginate())) {
    assert.ok(group.modified >= last, 'ascending by modified');
    last = group.modified;
    seen.set(group.grpid, group);
  }
  let values = 0;
  for (const expected of truth.groups) {
    const group = seen.get(expected.grpid);
    assert.ok(group, `group ${expected.grpid}`);
    for (const m of expected.measures) {
      const found = group.measures.find((x) => x.type === m.type && (x.position ?? null) === m.position);
      assert.ok(Math.abs(realValue(found) - Number(m.value)) < 1e-6, `${m.type}: ${realValue(found)} ${m.value}`);
      values++;
    }
  }
  return `${seen.size} groups in all, ${values} values of 60 days equal`;
});
await check('measures.list lastUpdate', async () => {
  const since = Math.floor(Date.now() / 1000) - 7 * 86_400;
  const { measuregrps } = await withings.measures.list({ lastUpdate: since });
  assert.ok(measuregrps.length > 0 && measuregrps.every((g) => g.modified > since));
  return `${measuregrps.length} groups`;
});
const DAY_FIELDS = ['steps', 'distance', 'elevation', 'soft', 'moderate', 'intense', 'active', 'calories', 'totalcalories', 'hr_average', 'hr_min', 'hr_max', 'hr_zone_0', 'hr_zone_1', 'hr_zone_2', 'hr_zone_3'];
await check('activity.daily = truth', async () => {
  const body = await withings.activity.daily({ from, to, dataFields: DAY_FIELDS.join(',') });
  assert.equal(body.more, false);
  assert.equal(body.activities.length, truth.days.length);
  for (const expected of truth.days) {
    const row = body.activities.find((a) => a.date === expected.date && a.is_tracker !== expected.external);
    for (const [name, value] of Object.entries(expected.figures)) {
      assert.equal(row[name], Number(value), `${expected.date} ${name}`);
    }
  }
  return `${body.activities.length} days`;
});
await check('activity.paginate', async () => {
  const days = await collect(withings.activity.paginate({ from: '2020-01-01', to }));
  assert.ok(days.length > 180, `${days.length}`);
  assert.equal(new Set(days.map((d) => d.date)).size, days.length);
  return `${days.length} days`;
});
await check('activity.intraday = truth', async () => {
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const expected = await control('GET', `truth?user=${WHO}&from=${day}&to=${day}`);
  const zone = expected.days[0]?.timezone ?? 'Europe/Berlin';
  const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
  const offset = Math.round((Date.parse(`${new Date(midnight * 1000).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`) / 1000 - midnight));
  const { series } = await withings.activity.intraday({ from: midnight - offset, to: midnight - offset + 86_400, dataFields: 'steps,heart_rate,distance' });
  const points = Object.values(series);
  const steps = points.reduce((sum, p) => sum + (p.steps ?? 0), 0);
  assert.equal(steps, expected.intraday.steps);
  assert.ok(points.every((p) => p.model_id === 93));
  return `${points.length} points, ${steps} steps`;
});
await check('workouts.paginate = truth', async () => {
  const all = await collect(withings.workouts.paginate({ from, to, dataFields: 'calories,steps,hr_average,spo2_average' }));
  assert.deepEqual(all.map((w) => w.id).sort(), truth.workouts.map((w) => w.id).sort());
  assert.ok(all.every((w) => w.data.algo_pause_duration === null && w.data.spo2_average === null));
  return `${all.length} workouts`;
});
await check('sleep.paginate = truth', async () => {
  const nights = await collect(withings.sleep.paginate({ from, to, dataFields: 'night_events,sleep_score,total_sleep_time,hr_average' }));
  assert.equal(nights.length, truth.nights.length);
  for (const expected of truth.nights) {
    const night = nights.find((n) => n.id === expected.id);
    assert.equal(night.date, expected.date);
    assert.equal(night.data.total_sleep_time, Number(expected.figures.total_sleep_time));
    assert.equal(typeof night.data.night_events, 'string');
    assert.equal(JSON.parse(night.data.night_events)['1'][0], 0);
  }
  return `${nights.length} nights`;
});
await check('sleep.get', async () => {
  const night = truth.nights.at(-1);
  const body = await withings.sleep.get({ from: night.start, to: night.end, dataFields: 'hr,rr,snoring,sdnn_1,rmssd' });
  assert.ok(Array.isArray(body.series) && body.series.length >= night.stages);
  assert.ok([16, 32].includes(body.model));
  assert.ok(body.series.every((s) => [0, 1, 2, 3].includes(s.state) && typeof s.hr === 'object'));
  return `${body.series.length} stages`;
});
let traces = [];
await check('heart.paginate', async () => {
  traces = await collect(withings.heart.paginate({ from, to }));
  assert.deepEqual(traces.map((t) => t.ecg.signalid), truth.traces.map((t) => t.signalid));
  return `${traces.length} traces`;
});
await check('heart.get', async () => {
  const signal = await withings.heart.get({ signalId: traces[0].ecg.signalid });
  assert.equal(signal.sampling_frequency, 300);
  assert.equal(signal.signal.length, 9_000);
});
await check('devices.list', async () => {
  const { devices } = await withings.devices.list();
  for (const name of ['Body Cardio', 'ScanWatch', 'Aura Sensor V2']) {
    assert.ok(devices.some((d) => d.model === name), name);
  }
  return `${devices.length} devices`;
});
await check('goals.get', async () => {
  const { goals } = await withings.goals.get();
  assert.deepEqual(goals, { steps: 10_000, sleep: 28_800, weight: { value: 79_000, unit: -3 } });
});

const HOOK = `${SUBSCRIBER}/hook`;
await check('notify.subscribe', async () => {
  for (const appli of [1, 4, 16, 44, 46, 50, 51, 54]) {
    await withings.notify.subscribe({ callbackUrl: HOOK, appli, comment: 'check' });
  }
  assert.ok(heads.includes('/hook'), 'HEAD came first');
});
await check('notify.subscribe: dead callback', () =>
  rejects(withings.notify.subscribe({ callbackUrl: `${SUBSCRIBER}/broken`, appli: 1 }), client.WithingsError, 293).then(() => '293'));
await check('notify.list', async () => {
  const { profiles } = await withings.notify.list();
  assert.equal(profiles.length, 8);
  assert.equal(profiles[0].expires, 2_147_483_647);
});
await check('notify.get', async () => {
  assert.equal((await withings.notify.get({ callbackUrl: HOOK, appli: 44 })).comment, 'check');
});
await check('notify.update', async () => {
  await withings.notify.update({ callbackUrl: HOOK, appli: 44, newCallbackUrl: `${HOOK}2`, comment: 'moved' });
  assert.equal((await withings.notify.get({ callbackUrl: `${HOOK}2`, appli: 44 })).comment, 'moved');
});
await check('notify.revoke', async () => {
  await withings.notify.revoke({ callbackUrl: `${HOOK}2`, appli: 44 });
  await rejects(withings.notify.revoke({ callbackUrl: `${HOOK}2`, appli: 44 }), client.WithingsError, 294);
});
let added;
await check('notification of a weigh-in', async () => {
  added = await control('POST', 'groups', { user: WHO, measures: [{ type: 1, value: 81234, unit: -3 }] });
  await until('webhook', () => hooks.some((h) => h.body.includes('appli=1&') || h.body.endsWith('appli=1')));
  const hook = hooks.find((h) => parseNotifyEvent(h.body).appli === 1);
  assert.match(hook.type, /form-urlencoded/);
  const event = parseNotifyEvent(hook.body);
  assert.equal(event.userid, '30001');
  const { measuregrps } = await withings.measures.list({ from: event.startdate, to: event.enddate });
  assert.equal(realValue(measuregrps.at(-1).measures[0]), 81.234);
  return hook.body;
});
await check('edited group comes again', async () => {
  await control('POST', 'groups/edit', { user: WHO, grpid: added.grpid, measures: [{ type: 1, value: 80500, unit: -3 }] });
  const { measuregrps } = await withings.measures.list({ lastUpdate: added.modified - 60 });
  assert.equal(measuregrps.filter((g) => g.grpid === added.grpid)[0].measures[0].value, 80500);
});
await check('deleted group is gone', async () => {
  await control('POST', 'groups/delete', { user: WHO, grpid: added.grpid });
  const { measuregrps } = await withings.measures.list({ lastUpdate: added.modified - 60 });
  assert.ok(!measuregrps.some((g) => g.grpid === added.grpid));
});

await check('oauth.refresh rotates, old one in grace', async () => {
  const old = await withings.getTokens();
  const first = await withings.oauth.refresh();
  assert.notEqual(first.refreshToken, old.refreshToken);
  const second = await newClient().oauth.refresh(old.refreshToken);
  assert.notEqual(second.refreshToken, first.refreshToken);
  await withings.goals.get();
  await rejects(newClient().oauth.refresh(old.refreshToken), client.WithingsError, 503);
  return 'until the new access token is used';
});
await check('401: refreshes and repeats by itself', async () => {
  const before = await withings.getTokens();
  await control('POST', 'expire', { user: WHO });
  await withings.goals.get();
  assert.notEqual((await withings.getTokens()).accessToken, before.accessToken);
});
await check('401: without a refresh token', () =>
  rejects(withings.goals.get({ accessToken: 'nonsense' }), client.WithingsAuthError, 401).then(() => '401'));
await check('601: same arguments', async () => {
  await control('POST', 'limits', { sameArgumentsSeconds: 10 });
  const plain = newClient({ retry: false, tokens: await withings.getTokens() });
  await plain.goals.get();
  const error = await rejects(plain.goals.get(), client.WithingsRateLimitError, 601);
  await control('POST', 'limits', { sameArgumentsSeconds: 0 });
  assert.ok(error.response.body.wait_seconds > 0);
  return error.message;
});
await check('601: calls per minute', async () => {
  await control('POST', 'limits', { callsPerMinute: 120 });
  const plain = newClient({ retry: false, tokens: await withings.getTokens() });
  let passed = 0;
  let error;
  for (let i = 0; i < 130 && !error; i++) {
    await plain.goals.get().then(() => passed++, (e) => (error = e));
  }
  await control('POST', 'limits', { callsPerMinute: 0 });
  assert.ok(error instanceof client.WithingsRateLimitError);
  assert.equal(passed, 120);
  return `after ${passed} calls`;
});
await check('fault: 503 once, the client retries', async () => {
  await control('POST', 'faults', { path: '/v2/user', kind: 'HTTP', code: 503, count: 1 });
  await withings.goals.get();
});
await check('fault: truncated JSON', async () => {
  await control('POST', 'faults', { path: '/v2/user', kind: 'TRUNCATE', count: 5 });
  await rejects(newClient({ retry: false, tokens: await withings.getTokens() }).goals.get(), client.WithingsError);
  await control('DELETE', 'faults');
});
await check('fault: hang', async () => {
  await control('POST', 'faults', { path: '/v2/user', kind: 'HANG', count: 1 });
  const hasty = newClient({ retry: false, timeoutMs: 300, tokens: await withings.getTokens() });
  await rejects(hasty.goals.get(), client.WithingsTimeoutError);
});
await check('nobody’s data: no goals, nothing yet', async () => {
  const { location } = await control('POST', 'authorize', { user: 'pat', redirectUri: CALLBACK });
  const pat = newClient();
  await pat.oauth.exchangeCode(new URL(location).searchParams.get('code'));
  assert.deepEqual((await pat.goals.get()).goals, {});
  assert.equal((await pat.measures.list()).measuregrps.length, 0);
  assert.deepEqual((await pat.activity.intraday()).series, {});
});
await check('app removed by the user: appli 46', async () => {
  hooks.length = 0;
  await control('POST', 'revoke', { user: WHO });
  await until('unlink', () => hooks.some((h) => h.body.includes('action=unlink')));
  await rejects(withings.goals.get(), client.WithingsError, 503);
  return hooks[0].body;
});
await check('revoke by the app (signed)', async () => {
  const { location } = await control('POST', 'authorize', { user: WHO, redirectUri: CALLBACK });
  await withings.oauth.exchangeCode(new URL(location).searchParams.get('code'));
  const post = (path, fields) =>
    fetch(CLOUD + path, { method: 'POST', body: new URLSearchParams(fields) }).then((r) => r.json());
  const id = 'wellbundle-demo';
  const secret = 'wellbundle-demo-secret';
  const timestamp = Math.floor(Date.now() / 1000);
  const { body } = await post('/v2/signature', { action: 'getnonce', client_id: id, timestamp, signature: generateSignature('getnonce', id, secret, timestamp) });
  const answer = await post('/v2/oauth2', { action: 'revoke', client_id: id, nonce: body.nonce, userid: 30001, signature: generateSignature('revoke', id, secret, body.nonce) });
  assert.equal(answer.status, 0);
  await rejects(withings.goals.get(), client.WithingsError, 503);
});

subscriber.close();
const width = Math.max(...rows.map((r) => r.check.length));
for (const row of rows) {
  console.log(`${row.result.padEnd(7)} ${row.check.padEnd(width)} ${String(row.ms).padStart(6)} ms  ${row.detail}`);
}
console.log(`\n${rows.length - failed} of ${rows.length} checks passed with withings-node-oauth2 2.1.1`);
process.exit(failed ? 1 : 0);
