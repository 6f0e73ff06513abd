import { language } from './i18n.js';
import { Problem } from './problem.js';

/** Fired on `api.events` when the server says that nobody is signed in any more. */
export const sessionRequired = 'session-required';

/** Fired on `api.events` when the session's app lock is closed. */
export const sessionLocked = 'session-locked';

/** @typedef {{ signal?: AbortSignal }} CallOptions */

/** Calls of the HTTP interface: JSON in and out, CSRF token, problems as {@link Problem}. */
class Api {
  events = new EventTarget();
  #csrfToken = '';

  /** @param {string | undefined} token */
  set csrfToken(token) {
    this.#csrfToken = token ?? '';
  }

  /**
   * @param {string} path under /api/v1
   * @param {CallOptions} [options]
   * @returns {Promise<any>} the answer; null for 204
   */
  get(path, options) {
    return this.#call('GET', path, undefined, options);
  }

  /**
   * @param {string} path
   * @param {unknown} [body]
   * @param {CallOptions} [options]
   * @returns {Promise<any>}
   */
  post(path, body, options) {
    return this.#call('POST', path, body, options);
  }

  /**
   * @param {string} path
   * @param {unknown} [body] a Blob is sent as it is, anything else as JSON
   * @param {CallOptions} [options]
   * @returns {Promise<any>}
   */
  put(path, body, options) {
    return this.#call('PUT', path, body, options);
  }

  /**
   * @param {string} path
   * @param {CallOptions} [options]
   * @returns {Promise<any>}
   */
  delete(path, options) {
    return this.#call('DELETE', path, undefined, options);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {CallOptions} [options]
   */
  async #call(method, path, body, options) {
    try {
      return await this.#send(method, path, body, options);
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.code.startsWith('csrf.')) throw problem;
      // Another tab signed in again, so this tab's token is of an earlier session.
      this.csrfToken = (await this.#send('GET', '/session', undefined, options)).csrfToken;
      return this.#send(method, path, body, options);
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {CallOptions} [options]
   */
  async #send(method, path, body, options = {}) {
    /** @type {Record<string, string>} */
    const headers = {
      Accept: 'application/json',
      'Accept-Language': language,
      'X-Correlation-Id': newCorrelationId(),
    };
    if (method !== 'GET' && this.#csrfToken) headers['X-CSRF-Token'] = this.#csrfToken;
    const file = body instanceof Blob;
    if (file) headers['Content-Type'] = body.type;
    else if (body !== undefined) headers['Content-Type'] = 'application/json';
    /** @type {Response} */
    let response;
    try {
      response = await fetch(`/api/v1${path}`, {
        method,
        headers,
        body: file ? body : body === undefined ? null : JSON.stringify(body),
        signal: options.signal ?? null,
        credentials: 'same-origin',
      });
    } catch (cause) {
      if (options.signal?.aborted) throw cause;
      throw Problem.unreachable(cause, method !== 'GET');
    }
    if (!response.ok) throw await this.#problem(response);
    if (response.status === 204) return null;
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  }

  /** @param {Response} response */
  async #problem(response) {
    const problem = await Problem.of(response);
    if (problem.code === 'session.required') this.events.dispatchEvent(new Event(sessionRequired));
    if (problem.code === 'session.locked') this.events.dispatchEvent(new Event(sessionLocked));
    return problem;
  }
}

/** Follows a call through logs, tasks and the manufacturer's answers; names nobody. */
function newCorrelationId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const api = new Api();
